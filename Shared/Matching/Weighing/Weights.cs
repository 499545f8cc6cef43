namespace Hybrid.Matching.Weighing;

/// <summary>What each piece of evidence adds to a candidate's log-odds. A change here is another model: <see cref="Model"/> goes up.</summary>
internal static class Weights
{
    public const string Model = "hand-1";

    /// <summary>Before any evidence: a candidate of a search is wrong rather than right.</summary>
    public const double Start = -2.0;

    public const double TitleSame = 4.6;
    public const double TitleAlike = 3.4;
    public const double TitleAlternative = 3.8;
    public const double TitleDivided = 0.8;
    public const double TitleMisspelt = 0.8;
    public const double TitleShortened = -0.5;

    /// <summary>Series are rarely named without their subtitle, and a spin-off has one.</summary>
    public const double SeriesShortened = -2.5;
    public const double TitleOtherNumber = -5.0;
    public const double TitleDifferent = -6.0;

    /// <summary>A short title is borne by more works than a long one.</summary>
    public const double TitleOneShortWord = -0.6;

    public const double YearSame = 3.0;
    public const double YearOther = 2.4;
    public const double YearNear = 0.6;
    public const double YearUnknown = -1.0;
    public const double YearOff = -4.5;
    public const double YearUnclaimed = 0.0;

    public const double KindSame = 0.8;
    public const double KindDiffers = -6.0;

    public const double CountryConfirmed = 1.5;
    public const double CountryDiffers = -3.5;

    /// <summary>The name gives a country, and the catalogue none: it may be the namesake that is not in the catalogue.</summary>
    public const double CountryUnconfirmed = -4.2;

    public const double EpisodesExist = 1.2;
    public const double EpisodesUnknown = -1.0;
    public const double SeasonUnknown = -2.0;

    public const double RuntimeFits = 0.8;
    public const double RuntimeDiffers = -2.5;

    public const double IdNamed = 6.0;
    public const double IdDiffers = -6.0;

    /// <summary>One namesake as popular as the candidate; less where the candidate is far better known, by <see cref="NamesakePopularity"/>.</summary>
    public const double Namesake = -4.0;

    /// <summary>What is left of it where the namesake's name fits less well, an article being the difference.</summary>
    public const double NamesakeLessAlike = 0.35;

    /// <summary>And where it is the candidate's name that fits less well.</summary>
    public const double NamesakeMoreAlike = 1.3;

    /// <summary>For each tenfold of popularity over the best known namesake.</summary>
    public const double NamesakePopularity = 2.0;

    /// <summary>A namesake one year beside the claimed year, where the candidate has the year itself.</summary>
    public const double NamesakeBesideYear = -0.8;

    public const double TechnicalWords = 0.8;
    public const double BareName = -2.0;
    public const double Telltale = -6.0;
}
