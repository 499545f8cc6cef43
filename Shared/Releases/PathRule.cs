namespace Hybrid.Releases;

/// <summary>
/// Folder and file are read together. The file is believed for what it numbers, the folder for what the file does not say:
/// a file's own title is believed, unless the file has none, is obscure, or is a short form of a folder that bears a full release name.
/// </summary>
internal static class PathRule
{
    public static Release Read(string text, ReadOnlySpan<Range> segments, int latestYear)
    {
        var last = segments[^1];
        var (start, length) = last.GetOffsetAndLength(text.Length);
        var file = NameReader.Read(text.AsSpan(start, length), latestYear);
        var believed = file.Release;
        var spans = Moved(believed.Spans, start);
        var numberFirst = file.NumberFirst;
        var obscure = file.Obscure;
        for (var i = segments.Length - 2; i >= 0; i--)
        {
            var (at, size) = segments[i].GetOffsetAndLength(text.Length);
            var name = text.AsSpan(at, size);
            if (FolderNames.SayNothing(name))
            {
                continue;
            }

            var folder = NameReader.Read(name, latestYear);
            if (folder.Obscure)
            {
                continue;
            }

            believed = Join(believed, folder, numberFirst, obscure, out var used);
            numberFirst &= believed.Title is null;
            obscure &= believed.Title is null;
            if (used)
            {
                spans.InsertRange(0, Moved(folder.Release.Spans, at));
            }
        }

        if (numberFirst && believed.Kind == ReleaseKind.Other)
        {
            believed = believed with { Kind = ReleaseKind.Episode };
        }

        return believed with
        {
            Input = text,
            Spans = spans,
        };
    }

    private static List<ReleaseSpan> Moved(IReadOnlyList<ReleaseSpan> spans, int by)
    {
        var moved = new List<ReleaseSpan>(spans.Count);
        foreach (var span in spans)
        {
            moved.Add(span with { Start = span.Start + by });
        }

        return moved;
    }

    private static Release Join(Release file, in Reading reading, bool numberFirst, bool obscure, out bool used)
    {
        var folder = reading.Release;
        used = folder.Title is not null || folder.Seasons.Count > 0;
        var numbered = file.Episodes.Count > 0 || file.AirDate is not null;
        // A whole release name on the folder, and a file that says less: "Movie.2010.DVDRip.XviD-iLG/i-smwhr.avi".
        var folderLeads =
            obscure
            || (reading.Video && !numbered && file.Year is null && file.Resolution is null && folder.Title is not null)
            || (reading.Video && folder.Episodes.Count > 0 && file.Seasons.Count == 0);
        if (folderLeads && folder.Title is not null)
        {
            return folder with
            {
                Part = file.Part ?? folder.Part,
                Episodes = folder.Episodes.Count > 0 || obscure ? folder.Episodes : file.Episodes,
                Kind = folder.Kind,
            };
        }

        var takeTitle = (file.Title is null || numberFirst) && folder.Title is not null && !FolderNames.IsSeasonOnly(folder);
        var seasons = file.Seasons.Count > 0 ? file.Seasons : folder.Seasons;
        var series = numbered || folder.Seasons.Count > 0;
        return file with
        {
            Title = takeTitle ? folder.Title : file.Title,
            EpisodeTitle = takeTitle && numberFirst ? file.Title ?? file.EpisodeTitle : file.EpisodeTitle,
            AlternativeTitles = takeTitle ? folder.AlternativeTitles : file.AlternativeTitles,
            Year = file.Year ?? folder.Year,
            Seasons = seasons,
            Absolute = seasons.Count > 0 && file.Seasons.Count == 0 && file.Absolute.SequenceEqual(file.Episodes) ? [] : file.Absolute,
            Kind =
                file.TellTales.Count > 0 ? ReleaseKind.Other
                : series ? ReleaseKind.Episode
                : file.Kind == ReleaseKind.Other && (file.Title ?? folder.Title) is not null && (folder.Kind == ReleaseKind.Movie)
                    ? ReleaseKind.Movie
                : file.Kind,
            Edition = file.Edition ?? folder.Edition,
            Resolution = file.Resolution ?? folder.Resolution,
            SourceMedia = file.SourceMedia ?? folder.SourceMedia,
            Codec = file.Codec ?? folder.Codec,
            Group = file.Group ?? folder.Group,
            Country = file.Country ?? folder.Country,
            TmdbId = file.TmdbId ?? folder.TmdbId,
            ImdbId = file.ImdbId ?? folder.ImdbId,
            TvdbId = file.TvdbId ?? folder.TvdbId,
            Languages = file.Languages.Count > 0 ? file.Languages : folder.Languages,
        };
    }
}
