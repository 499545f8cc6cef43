using static Hybrid.Releases.Strength;
using static Hybrid.Releases.WordClass;

namespace Hybrid.Releases;

internal static partial class Vocabulary
{
    /// <summary>Value: the ISO 639-1 code. Two-letter codes that are also words are on the weak lines.</summary>
    // csharpier-ignore: one line, one word class.
    private static (WordClass, Strength, string?, string)[] Languages =>
        [
            (
                Language,
                Soft,
                "en",
                "english, eng, engsub, eng sub, eng subs, eng dub, english subs, english dub, engsubs, ingles, anglais, ing"
            ),
            (Language, Soft, "fr", "french, truefrench, true french, vff, vfq, vf2, vfi, vof, subfrench, vostfr, fansubfrench"),
            (Language, Soft, "fr", "fansub french, vost fr, fre, français, francais, francese, vostf, frenchsub"),
            (Language, Soft, "de", "german, deutsch, ger, videomann, germansub, tedesco, aleman"),
            (
                Language,
                Soft,
                "es",
                "spanish, castellano, espanol, español, esp, latino, spa, subesp, espsub, subtituladoesp, castilian, vose"
            ),
            (Language, Soft, "it", "italian, ita, italiano, sub ita, softsub ita, subita, nuita"),
            (
                Language,
                Soft,
                "pt",
                "portuguese, por, portugues, português, pt br, ptbr, dublado, legendado, brazilian, legenda, legendas, nacional"
            ),
            (Language, Soft, "ru", "russian, rus, dub ru, lostfilm, exkinoray"),
            (Language, Soft, "uk", "ukrainian, ukr"),
            (Language, Soft, "pl", "polish, polski, lektor, lektor pl, pldub, plsub, plsubbed, napisy pl, dubbing pl"),
            (Language, Soft, "cs", "czech, cze, cesky"),
            (Language, Soft, "sk", "slovak"),
            (Language, Soft, "nl", "dutch, nlsubs, nlsub, nl subs, flemish, nlsubbed, nl gesproken"),
            (Language, Soft, "sv", "swedish, swe, swesub, swesubs, swe sub"),
            (Language, Soft, "no", "norwegian, norsk"),
            (Language, Soft, "da", "danish, dansk, dksubs, dksub, dk subs"),
            (Language, Soft, "fi", "finnish, fin, finsub, suomi"),
            (Language, Soft, null, "nordic, nordicsubs, nordic subs, scandinavian"),
            (Language, Soft, "hu", "hungarian, hun"),
            (Language, Soft, "ro", "romanian, rosubbed, rosub, ro subbed"),
            (Language, Soft, "bg", "bulgarian, bgaudio, bg audio"),
            (Language, Soft, "el", "greek"),
            (Language, Soft, "tr", "turkish"),
            (Language, Soft, "he", "hebrew, hebsubs, hebsub, heb"),
            (Language, Soft, "ar", "arabic, arab"),
            (Language, Soft, "hi", "hindi"),
            (Language, Soft, "ta", "tamil"),
            (Language, Soft, "te", "telugu"),
            (Language, Soft, "ml", "malayalam"),
            (Language, Soft, "kn", "kannada"),
            (Language, Soft, "bn", "bengali"),
            (Language, Soft, "mr", "marathi"),
            (Language, Soft, "pa", "punjabi"),
            (Language, Soft, "ja", "japanese, jap, jpn"),
            (Language, Soft, "ko", "korean, kor"),
            (
                Language,
                Soft,
                "zh",
                "chinese, mandarin, cantonese, chs, cht, chi, big5, 简体, 繁体, 繁體, 简体中文, 简体内嵌, 国语中字, 简日双语, 繁日雙語, 简日双语字幕"
            ),
            (Language, Soft, "zh", "简繁外挂, 简繁日外挂, 简繁内封字幕, 简中内封, 繁中, 简中, 繁日, 国语, 中字, 简日, 简繁"),
            (Language, Soft, "th", "thai"),
            (Language, Soft, "vi", "vietnamese"),
            (Language, Soft, "id", "indonesian"),
            (Language, Soft, "fa", "persian, farsi"),
            (Language, Soft, "ca", "catalan"),
            (Language, Soft, "et", "estonian"),
            (Language, Soft, "lt", "lithuanian"),
            (Language, Soft, "lv", "latvian"),
            (Language, Soft, "sr", "serbian"),
            (Language, Soft, "hr", "croatian"),
            (Language, Soft, "sl", "slovenian"),
            (Language, Soft, null, "multi, multilang, multi lang, multisub, multi sub, multisubs, multi subs, multidub, multi audio"),
            (Language, Soft, null, "dual audio, dualaudio, dual audios, multiple subtitle, multiple subtitles, 2xrus, multi5"),
            (Language, Weak, null, "dual, ml, tam, tel, mal, kan, hin, ben"),
            (Language, Weak, "en", "en"),
            (Language, Weak, "fr", "fr, vf, vo"),
            (Language, Weak, "de", "de, dl"),
            (Language, Weak, "es", "es"),
            (Language, Weak, "pl", "pl"),
            (Language, Weak, "ru", "ru"),
            (Language, Weak, "nl", "nl"),
            (Language, Weak, "ja", "jp"),
            (Language, Weak, "cs", "cz"),
            (Language, Weak, "zh", "gb"),
            (Language, Weak, "et", "ee"),
            // Countries that distinguish two series of one name.
            (Country, Weak, "US", "us"),
            (Country, Weak, "UK", "uk"),
            (Country, Weak, "AU", "au"),
            (Country, Weak, "NZ", "nz"),
            (Country, Weak, "CA", "ca"),
        ];
}
