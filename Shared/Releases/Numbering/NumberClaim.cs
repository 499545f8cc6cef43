namespace Hybrid.Releases.Numbering;

/// <summary>What one rule reads from some tokens. The reading of a name is the sum of its claims.</summary>
internal struct NumberClaim
{
    /// <summary>The tokens that it takes: from, and behind the last.</summary>
    public int From;
    public int To;

    /// <summary>What these tokens are from now on; None for a claim that only keeps later rules away.</summary>
    public Part Part;
    public NumberForm Form;
    public Numbers Seasons;
    public Numbers Episodes;
    public Numbers Absolute;
    public DateOnly? AirDate;
    public int? Fraction;

    /// <summary>The number of a disc or part.</summary>
    public int? Disc;
    public bool Whole;

    /// <summary>The seasons and episodes take the place of what earlier rules read.</summary>
    public bool Anew;

    /// <summary>Its tokens do not bound the title.</summary>
    public bool Apart;

    public static NumberClaim Of(int from, int to, Part part = Part.Episode, NumberForm form = NumberForm.Told) =>
        new()
        {
            From = from,
            To = to,
            Part = part,
            Form = form,
        };

    public static NumberClaim OfEpisodes(int from, int to, int first, int last)
    {
        NumberClaim claim = Of(from, to);
        claim.Episodes.AddRange(first, last);
        return claim;
    }

    public static NumberClaim OfEpisode(int from, int to, int episode) => OfEpisodes(from, to, episode, episode);

    public static NumberClaim OfSeasons(int from, int to, int first, int last)
    {
        NumberClaim claim = Of(from, to, Part.Season);
        claim.Seasons.AddRange(first, last);
        return claim;
    }

    public static NumberClaim OfSeason(int from, int to, int season) => OfSeasons(from, to, season, season);

    public static NumberClaim OfAbsolute(int from, int to, int first, int last)
    {
        NumberClaim claim = Of(from, to);
        claim.Absolute.AddRange(first, last);
        return claim;
    }

    /// <summary>Nothing is read here, and no later rule may.</summary>
    public static NumberClaim Nothing(int from, int to) => Of(from, to, Part.None, NumberForm.None);

    /// <summary>One episode of one season.</summary>
    public static NumberClaim Exactly(int from, int to, int season, int episode)
    {
        NumberClaim claim = Of(from, to, Part.Episode, NumberForm.Exact);
        claim.Seasons.Add(season);
        claim.Episodes.Add(episode);
        return claim;
    }
}
