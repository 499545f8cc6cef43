namespace Hybrid.Releases;

/// <summary>A site before the title.</summary>
internal static class HeadSite
{
    /// <returns>The first token behind it; 0 if there is none.</returns>
    public static int Skip(in CutName name)
    {
        int end =
            IsChannel(in name) ? 1
            : BehindLead(in name) is var lead and > 0 ? lead
            : name.Low >= name.High || name[0].Bracket >= 0 ? 0
            : !name.Is(0, WordUse.SiteStart) ? BeforeDash(in name)
            : BehindSite(in name) is var site and > 0 ? site
            : BeforeDash(in name);
        name.Put(0, end, Part.Site);
        return end;
    }

    /// <summary>"@channel Title".</summary>
    private static bool IsChannel(in CutName name) =>
        name.High > 2
        && name.Text[0] == '@'
        && name[0].Start == 1
        && name[1].Gap is Gap.Space or Gap.Underscore or (Gap.Hyphen | Gap.Space);

    /// <summary>"From [ www.site.com ] - Title": a word or two before a site in brackets, and a dash behind it.</summary>
    private static int BehindLead(in CutName name)
    {
        for (int i = 1; i < Math.Min(3, name.High); i++)
        {
            if (
                name.OpenedAt(i) is var at and >= 0
                && name.Brackets[at].Last + 1 is var next
                && next < name.High
                && name[next].AfterDash
                && name.IsSite(i, next)
            )
            {
                return next;
            }
        }

        return 0;
    }

    /// <summary>"www.site.com.Title", "www.site.net.au.Title".</summary>
    private static int BehindSite(in CutName name)
    {
        int end = 2;
        while (end < Math.Min(name.High, 5) && name[end].Gap is Gap.Dot or Gap.Hyphen && !IsSiteEnd(in name, end))
        {
            end++;
        }

        if (end >= Math.Min(name.High, 5) || !IsSiteEnd(in name, end) || name[1].Gap is not (Gap.Dot or Gap.Hyphen))
        {
            return 0;
        }

        end += end + 1 < name.High && IsSiteEnd(in name, end + 1) ? 2 : 1;
        return end < name.High ? end : 0;
    }

    private static bool IsSiteEnd(in CutName name, int i) => name[i].Gap == Gap.Dot && name.Is(i, WordUse.SiteEnd);

    /// <summary>"www.site.com - Title", "site.net - Title", "www site tel - Title".</summary>
    private static int BeforeDash(in CutName name)
    {
        bool www = name.Is(0, WordUse.SiteStart);
        for (int i = 1; i < Math.Min(name.High, 7); i++)
        {
            Gap gap = name[i].Gap;
            // "Site.com_Title", "site.com@Title": the site keeps its dot.
            bool apart = gap == Gap.Underscore || name.Text[name[i].Start - 1] == '@';
            if (!www && i > 1 && apart && IsSiteEnd(in name, i - 1) && name.TextOf(i - 1).Length > 2)
            {
                return i;
            }

            if ((gap & Gap.Hyphen) != Gap.None && (gap & (Gap.Space | Gap.Dot)) != Gap.None && i > 1)
            {
                return www || IsSiteEnd(in name, i - 1) ? i : 0;
            }

            if (!www && (gap & Gap.Space) != Gap.None)
            {
                return 0;
            }
        }

        return 0;
    }
}
