using static Hybrid.Releases.Strength;
using static Hybrid.Releases.WordClass;

namespace Hybrid.Releases;

internal static partial class Vocabulary
{
    // csharpier-ignore: one line, one word class.
    private static (WordClass, Strength, string?, string)[] Meanings =>
        [
            // Editions.
            (
                Edition,
                Soft,
                "Director's Cut",
                "directors cut, director's cut, director’s cut, director cut, directors edition, director's edition"
            ),
            (Edition, Weak, "Director's Cut", "directors, director's, dc"),
            (Edition, Soft, "Special Extended Edition", "special extended edition, extended special edition"),
            (Edition, Soft, "Extended Director's Cut", "extended directors cut, extended director's cut"),
            (Edition, Soft, "Extended", "extended, extended cut, extended edition, extended version, the extended cut, extended uncut"),
            (Edition, Soft, "Alternative Extended", "alternative extended version"),
            (Edition, Soft, "Alternative", "alternative cut, alternate cut, alternative version"),
            (Edition, Soft, "Unrated", "unrated, unrated cut, unrated version, unrated edition"),
            (Edition, Soft, "Uncensored", "uncensored"),
            (Edition, Soft, "Uncut", "uncut, uncut version, uncut edition, the uncut version, the uncut edition"),
            (Edition, Soft, "Theatrical", "theatrical, theatrical cut, theatrical edition, theatrical version, theatrical release"),
            (Edition, Soft, "IMAX", "imax, imax edition, imax version"),
            (
                Edition,
                Soft,
                "Remastered",
                "remastered, remaster, hd remaster, 4k remastered, 4k remaster, remastered edition, digitally remastered"
            ),
            (Edition, Soft, "Special Edition Remastered", "special edition remastered"),
            (Edition, Soft, "Criterion", "criterion, criterion collection, criterion edition, the criterion collection"),
            (Edition, Soft, "Special Edition", "special edition, edition speciale"),
            (Edition, Weak, "Special Edition", "se"),
            (Edition, Weak, "Open Matte", "om"),
            // A whole series; also possible before the numbering.
            (
                Tag,
                Soft,
                "pack",
                "batch, megapack, mega pack, boxset, box set, tv series, tv mini series, miniseries, mini series, miniserie"
            ),
            (Edition, Soft, "Ultimate", "ultimate edition, ultimate cut, ultimate collectors edition, ultimate collector's edition"),
            (Edition, Soft, "Ultimate", "ultimate rekall edition, ultimate uncut"),
            (Edition, Soft, "Final Cut", "final cut"),
            (Edition, Soft, "Anniversary Edition", "anniversary edition, th anniversary edition, anniversary"),
            (Edition, Soft, "Anniversary Edition", "anniversary ultimate collectors edition"),
            (Edition, Soft, "Collector's Edition", "collectors edition, collector's edition, collector edition, edition collector"),
            (Edition, Soft, "Collector's Edition", "collectors cut, 2 disc collectors edition"),
            (Edition, Soft, "Limited", "limited, limited edition"),
            (Edition, Soft, "Despecialized", "despecialized, despecialised, despecialized edition"),
            (Edition, Soft, "Fan Edit", "fan edit, fanedit"),
            (Edition, Soft, "Restored", "restored, restored version"),
            (Edition, Soft, "Diamond Edition", "diamond edition"),
            (Edition, Soft, "Deluxe", "deluxe edition, deluxe"),
            (Edition, Soft, "2in1", "2in1, 2 in 1"),
            (Edition, Soft, "Recut", "recut, re cut"),
            (Edition, Soft, "Festival", "festival cut"),
            (Edition, Soft, "International", "international cut, international version"),
            (Edition, Soft, "Open Matte", "open matte"),
            (Edition, Soft, "Integral", "integral version"),
            // A release that replaces an earlier release of the same thing.
            (
                Proper,
                Soft,
                "PROPER",
                "proper, repack, rerip, re rip, repack2, proper2, real proper, repack3, v2 proper, rerip2, real repack"
            ),
            (Proper, Weak, "REAL", "real"),
            (Tag, Soft, null, "internal, int, dirfix, nfofix, prooffix, syncfix, audiofix, samplefix, fix, fixed, readnfo, read nfo"),
            (Tag, Soft, null, "convert, stv, dubbed, dub, subbed, subs, sub, fastsub, custom, hardsub, hardsubs, hc, hardcoded, softsub"),
            (Tag, Soft, null, "softsubs, esub, esubs, msub, msubs, preair, docu, doku, doc, subpack, retail, untouched, line dubbed, ld"),
            (Tag, Soft, null, "md, mic dubbed, subforced, korsub, korsubs, chsub, subtitles, subtitle, subtitulado, hentai, xmas"),
            (Tag, Soft, null, "merry xmas, remuxed, incomplete, leaked, nosubs, unsubbed, dubbing, fansub, with commentary, commentary"),
            (Tag, Soft, null, "clean, clean audio, org, org auds, fan dub, proof, bonus, digital extras, ssif, read, nfo, fin"),
            (Tag, Soft, null, "box, tv version, tv movie, synced, hdtvmux, softsub, intégrale, integrale, exclusive, no rar, no rars"),
            (Tag, Soft, null, "req, legendagem, soft subtitles, 1cd, 2cd, 3cd, 4cd, 5cd, 6cd, 2dvd, 3dvd, xxx, finale, season finale"),
            (Tag, Soft, null, "series finale, ofen, vita"),
            (Tag, Weak, null, "line, extras, extra, tv, live, feed, end, vost, opening, ending, vol, by, par, uc, web series"),
            (Tag, Weak, null, "anime, audio, raw, raws, v0, v1, v2, v3, v4, creditless, version, edition, full, final, rm4k, p8, nocc"),
            // Numbering.
            (SeasonWord, Soft, null, "season, seasons, saison, saisons, temporada, temporadas, temp, tem, staffel, staffeln, stagione"),
            (SeasonWord, Soft, null, "stagioni, sezon, sezonul, сезон, сезоны, seizoen, sæson, säsong, sesong, kausi, évad, evad, série"),
            (SeasonWord, Soft, null, "sez, se, series, sezona, stagione"),
            (EpisodeWord, Soft, null, "episode, episodes, ep, eps, epi, episodio, episodios, episódio, cap, caap, capitulo, capítulo"),
            (EpisodeWord, Soft, null, "capitulos, folge, folgen, odc, odcinek, серия, серии, серії, эпизод, серія, seria, serija, ser"),
            (EpisodeWord, Soft, null, "afl, aflevering, avsnitt, jakso, epizod, epizoda, puntata, díl, dil, rész, episodi, bölüm, bolum"),
            (PartWord, Soft, null, "part, parts, pt, parte, partie, teil, część, часть, deel, del"),
            (DiscWord, Soft, null, "cd, disc, disk, discs, dvd disc"),
            (Complete, Soft, null, "complete, complet, completa, completas, completo, complete series, the complete series, the complete"),
            (
                Complete,
                Soft,
                null,
                "tv series complete, serie completa, the complete collection, complete collection, serie complete, 全集"
            ),
            (Special, Weak, "OVA", "ova, oad, ona, ovas, oda"),
            (Special, Weak, "SP", "sp, special, specials"),
            (Special, Weak, "NC", "ncop, nced, pv, creditless opening, creditless ending"),
            (Alias, Hard, null, "aka, a k a"),
            (Month, Weak, "1", "jan, january, januar, janvier, enero, gennaio"),
            (Month, Weak, "2", "feb, february, februar, février, febrero"),
            (Month, Weak, "3", "mar, march, mars, märz, marzo"),
            (Month, Weak, "4", "apr, april, avril, abril, aprile"),
            (Month, Weak, "5", "may, mai, mayo, maggio"),
            (Month, Weak, "6", "jun, june, juni, juin, junio, giugno"),
            (Month, Weak, "7", "jul, july, juli, juillet, julio, luglio"),
            (Month, Weak, "8", "aug, august, août, agosto"),
            (Month, Weak, "9", "sep, sept, september, septembre, septiembre, settembre"),
            (Month, Weak, "10", "oct, october, oktober, octobre, octubre, ottobre"),
            (Month, Weak, "11", "nov, november, novembre, noviembre"),
            (Month, Weak, "12", "dec, december, dezember, décembre, diciembre, dicembre"),
            (Numeral, Weak, "1", "one, i"),
            (Numeral, Weak, "2", "two, ii"),
            (Numeral, Weak, "3", "three, iii"),
            (Numeral, Weak, "4", "four, iv"),
            (Numeral, Weak, "5", "five, v"),
            (Numeral, Weak, "6", "six, vi"),
            (Numeral, Weak, "7", "seven, vii"),
            (Numeral, Weak, "8", "eight, viii"),
            (Numeral, Weak, "9", "nine, ix"),
            (Numeral, Weak, "10", "ten, x"),
            (Joint, Weak, null, "the, a, an, of, and, or, in, to, for, with, on, at, from, der, die, das, le, la, les, un, une, el, los"),
            (Joint, Weak, null, "las, il, lo, e, y, et, und, und, vs, no, is, my"),
            (Wrapper, Weak, null, "obfuscated, xpost, scrambled, asrequested, postbot, rakuv, rakuvfinhel, buymore, chamele0n"),
            (Wrapper, Weak, null, "altezachen, newz, nzbgeek, pre, rp, dirtyhippie, sample, hebsubs, downrev, walmart, bluhd"),
            (Wrapper, Weak, null, "getitbymail, alternativetorent, wrtteam, cpg, trash, repost, unpack, belgium, gerov, z0ids3n"),
            (Wrapper, Weak, null, "whiterev, 4planet, alternativetorequested, rakuv02, rakuvus, repackpost, jans12"),
        ];
}
