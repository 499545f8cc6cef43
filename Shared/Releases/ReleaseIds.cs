namespace Hybrid.Releases;

/// <summary>The catalogs' ids in a name: "tt1234567", "{tmdb-123}".</summary>
internal readonly record struct ReleaseIds(int? Tmdb, string? Imdb, int? Tvdb)
{
    public bool OfMovie => Tmdb is not null || Imdb is not null;

    /// <summary>Marks their tokens.</summary>
    public static ReleaseIds Take(in CutName name)
    {
        var ids = new ReleaseIds();
        for (int i = 0; i < name.Count; i++)
        {
            if (name[i].Part == Part.Id)
            {
                ids = ids with { Imdb = ids.Imdb ?? name.TextOf(i).ToString().ToLowerInvariant() };
            }
            else if (name.Is(i, WordUse.IdWord) && i + 1 < name.Count && name[i + 1].Part == Part.Id)
            {
                name[i].Part = Part.Tag;
            }
            else if (
                name.Is(i, WordUse.IdWord)
                && i + 1 < name.Count
                && name[i + 1].Value > 0
                && name[i + 1].Gap is Gap.Hyphen or (Gap.Hyphen | Gap.Space) or Gap.Other or Gap.Space
            )
            {
                int id = name[i + 1].Value;
                ids = name[i].Own!.Meaning is "tmdb" ? ids with { Tmdb = ids.Tmdb ?? id } : ids with { Tvdb = ids.Tvdb ?? id };
                name.Put(i, i + 2, Part.Id);
            }
        }

        return ids;
    }
}
