using static Hybrid.Releases.Strength;
using static Hybrid.Releases.WordClass;

namespace Hybrid.Releases;

internal static partial class Vocabulary
{
    /// <summary>
    /// Words that show that this is not a movie or episode. Hard: even next to signs of a video. Soft: only if nothing indicates a video.
    /// Weak: only as the last word, where a group would be.
    /// </summary>
    // csharpier-ignore: one line, one word class.
    private static (WordClass, Strength, string?, string)[] TellTales =>
        [
            (TellTale, Hard, "book", "pdb, ebook, epub, pdf, mobi, azw3, djvu, cbz, audiobook, audio books, audiobooks, abook, hoerbuch"),
            (TellTale, Hard, "book", "hörbuch, bookware, light novel, m4b, ebooks"),
            (TellTale, Soft, "book", "cbr, comic, comics, magazine, audio book, manga, scan"),
            (TellTale, Hard, "game", "nsw, ps2, ps3, ps4, ps5, psp, xbox360, xboxone, nds, ngage, nsp, xci, repacklab"),
            (TellTale, Soft, "game", "gamecube, wii, wiiu, xbox, x360, psv, 3ds, patchtool, update"),
            (TellTale, Weak, "game", "codex, skidrow, reloaded, fitgirl, gog, dodi, razor1911, empress, tenoke, rune, plaza, cpy"),
            (TellTale, Weak, "game", "hoodlum, simplex, elamigos, goldberg, darksiders, venom, suxxors, lightforce, anomaly, prophet"),
            (TellTale, Hard, "software", "keymaker, keygen, incl keygen, incl crack, incl patch, incl keymaker, multios, symbianos, apk"),
            (
                TellTale,
                Hard,
                "software",
                "x86, android app, vst, vst3, win32, win64, amd64, x64, html, jpeg, antivirus, installer, java, symbian, android"
            ),
            (TellTale, Soft, "software", "crack, cracked, macos, macosx, exe, msi, dmg, portable, windows, linux, serial, activator, dox"),
            (TellTale, Soft, "software", "ipa, encoder"),
            (TellTale, Hard, "music", "vinyl, cds, cdm, cdep, 2cds, cds3, mdvdr, mbluray, discography, mp3cd, m4a"),
            (TellTale, Soft, "music", "soundtrack, ost, wav, album, bootleg, lp, wma, aiff, 16bit, 24 192, 24 96, 16bit 44, 320kbps"),
            (TellTale, Soft, "music", "lossless, vbr, eac, single, ltd ed, va, feat, ft, remix, remixes"),
            (
                TellTale,
                Hard,
                "course",
                "руководство, ремонт, ремонту, эксплуатации, учебник, справочник, диагностика, самоучитель, прошивки, udemy, pluralsight, lynda com, skillshare, coursera, linkedin learning, packt, for dummies"
            ),
            (TellTale, Soft, "course", "lynda, vtc, tutorial, oreilly, wiley, strategy guide, official guide"),
            (TellTale, Hard, "picture", "imageset"),
            // Things that come with a movie or an episode but are neither. They leave the kind as it is.
            (
                TellTale,
                Weak,
                "extra",
                "trailer, teaser, featurette, bonus disc, deleted scenes, behind the scenes, making of, commentary tracks"
            ),
            (TellTale, Weak, "extra", "sing along, trilogy, quadrilogy, pentalogy, hexalogy, duology, anthology, complete collection"),
        ];
}
