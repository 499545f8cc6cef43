namespace Hybrid.Releases.Numbering;

/// <summary>What the numbering of a name says: the sum of the claims of the rules.</summary>
internal struct NumberingReading()
{
    public Numbers Seasons = default;
    public Numbers Episodes = default;
    public Numbers Absolute = default;
    public DateOnly? AirDate = null;

    /// <summary>The 5 of "12.5".</summary>
    public int? Fraction = null;

    /// <summary>The number of a disc or part.</summary>
    public int? Disc = null;
    public NumberForm Form = NumberForm.None;

    /// <summary>A complete series.</summary>
    public bool Whole = false;

    /// <summary>Where the numbering begins and ends, in tokens; -1 if there is none.</summary>
    public int From = -1;
    public int To = -1;

    public readonly bool Any => Seasons.Any || Episodes.Any || AirDate is not null;

    /// <summary>Season and episode together: nothing else looks like this.</summary>
    public readonly bool IsExact => Form == NumberForm.Exact;

    /// <summary>Only its place says that it is an episode's number.</summary>
    public readonly bool IsBare => Form is NumberForm.Bare or NumberForm.Leading;

    /// <summary>The number is before the title.</summary>
    public readonly bool IsLeading => Form == NumberForm.Leading;

    public void Add(ref readonly NumberClaim claim)
    {
        if (claim.Anew)
        {
            Seasons = claim.Seasons;
            Episodes = claim.Episodes;
        }
        else
        {
            Seasons.Add(in claim.Seasons);
            Episodes.Add(in claim.Episodes);
        }

        Absolute.Add(in claim.Absolute);
        AirDate = claim.AirDate ?? AirDate;
        Fraction = claim.Fraction ?? Fraction;
        Disc = claim.Disc ?? Disc;
        Whole |= claim.Whole;
        Form = claim.Form > Form ? claim.Form : Form;
        if (!claim.Apart && claim.Part != Part.None)
        {
            From = From < 0 ? claim.From : Math.Min(From, claim.From);
            To = Math.Max(To, claim.To);
        }
    }
}
