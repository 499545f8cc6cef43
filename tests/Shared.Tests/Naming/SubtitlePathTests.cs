namespace Hybrid.Naming;

public sealed class SubtitlePathTests
{
    [Theory]
    [InlineData("Movie.2010.1080p-GRP.en.srt", ".en.srt")]
    [InlineData("Movie.2010.1080p-GRP.eng.forced.SRT", ".en.forced.srt")]
    [InlineData("Movie.2010.1080p-GRP-de.srt", ".de.srt")]
    [InlineData("Movie.2010.1080p-GRP.srt", ".srt")]
    [InlineData("Subs/2_English.srt", ".en.srt")]
    [InlineData("English (SDH).srt", ".en.sdh.srt")]
    [InlineData("Movie.en.hi.srt", ".en.sdh.srt")]
    [InlineData("Movie.hi.srt", ".hi.srt")]
    [InlineData("Movie.EN.cc.ass", ".en.cc.ass")]
    [InlineData("Movie.pt-br.srt", ".pt-BR.srt")]
    [InlineData("Movie.zh-hans.srt", ".zh-Hans.srt")]
    [InlineData("Movie.es-419.srt", ".es-419.srt")]
    [InlineData("Français.srt", ".fr.srt")]
    [InlineData("French_2.srt", ".fr.srt")]
    [InlineData("Doctor.No.srt", ".srt")]
    [InlineData("Movie.2012.srt", ".srt")]
    [InlineData("English.Patient.srt", ".srt")]
    [InlineData("forced.srt", ".forced.srt")]
    public void The_language_is_read_from_the_subtitles_own_name(string subtitle, string expected) =>
        Assert.Equal(["M (2010) {tmdb-7}/M (2010) {tmdb-7}" + expected], Paths("Movie.2010.1080p-GRP.mkv", subtitle));

    [Theory]
    [InlineData("Movie.2010.1080p-GRP.en.commentary.srt", ".commentary.en.srt")]
    [InlineData("Movie.2010.1080p-GRP.de.Director's Commentary.srt", ".commentary.de.srt")]
    [InlineData("Movie.2010.1080p-GRP.Signs & Songs.en.ass", ".signs.en.forced.ass")]
    [InlineData("Movie.2010.1080p-GRP.en.retail-xyz.srt", ".en.srt")]
    [InlineData("English (Foreign Parts Only).srt", ".en.forced.srt")]
    [InlineData("fr.foreign.srt", ".fr.forced.srt")]
    [InlineData("SDH.eng.HI.srt", ".en.sdh.srt")]
    [InlineData("English - Hearing Impaired.srt", ".en.sdh.srt")]
    [InlineData("English [CC].srt", ".en.cc.srt")]
    [InlineData("en.default.srt", ".en.srt")]
    [InlineData("English (Full).srt", ".en.srt")]
    [InlineData("Commentary by the Director.en.srt", ".commentary.en.srt")]
    [InlineData("German [GRP].srt", ".de.srt")]
    [InlineData("English2.srt", ".en.srt")]
    [InlineData("Swedish.FORCED.sv.srt", ".sv.forced.srt")]
    [InlineData("Movie.1080p.WEB.Eng.srt", ".en.srt")]
    public void The_kind_is_read_with_the_language(string subtitle, string expected) =>
        Assert.Equal(["M (2010) {tmdb-7}/M (2010) {tmdb-7}" + expected], Paths("Movie.2010.1080p-GRP.mkv", subtitle));

    [Theory]
    [InlineData("pt_BR", "pt-BR")]
    [InlineData("pt-br", "pt-BR")]
    [InlineData("ptbr", "pt-BR")]
    [InlineData("pob", "pt-BR")]
    [InlineData("Brazilian", "pt-BR")]
    [InlineData("Portuguese (Brazilian)", "pt-BR")]
    [InlineData("Brazilian Portuguese", "pt-BR")]
    [InlineData("Portuguese (Brazil)", "pt-BR")]
    [InlineData("4_Portuguese.BR", "pt-BR")]
    [InlineData("Português (Brasil)", "pt-BR")]
    [InlineData("Portuguese - Portugal", "pt-PT")]
    [InlineData("European Portuguese", "pt-PT")]
    [InlineData("es_419", "es-419")]
    [InlineData("Latino", "es-419")]
    [InlineData("Spanish (Latin America)", "es-419")]
    [InlineData("Latin American Spanish", "es-419")]
    [InlineData("Español (Latinoamérica)", "es-419")]
    [InlineData("Spanish (Latin American)", "es-419")]
    [InlineData("Spanish.Castilian", "es-ES")]
    [InlineData("Spanish (Spain)", "es-ES")]
    [InlineData("Español (España)", "es-ES")]
    [InlineData("Spanish (Mexico)", "es-MX")]
    [InlineData("French (Canadian)", "fr-CA")]
    [InlineData("Canadian French", "fr-CA")]
    [InlineData("Français (Canada)", "fr-CA")]
    [InlineData("English (UK)", "en-GB")]
    [InlineData("British English", "en-GB")]
    [InlineData("English (US)", "en-US")]
    [InlineData("English.United.States", "en-US")]
    [InlineData("Chinese (Simplified)", "zh-Hans")]
    [InlineData("Simplified Chinese", "zh-Hans")]
    [InlineData("chs", "zh-Hans")]
    [InlineData("简体中文", "zh-Hans")]
    [InlineData("zh-Hans", "zh-Hans")]
    [InlineData("Traditional Chinese", "zh-Hant")]
    [InlineData("cht", "zh-Hant")]
    [InlineData("繁體中文", "zh-Hant")]
    [InlineData("zh_TW", "zh-TW")]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("Chinese (Hong Kong)", "zh-HK")]
    [InlineData("Serbian (Latin)", "sr-Latn")]
    [InlineData("Serbian (Cyrillic)", "sr-Cyrl")]
    [InlineData("Latin", "la")]
    [InlineData("Flemish", "nl-BE")]
    [InlineData("Irish", "ga")]
    [InlineData("br", "br")]
    [InlineData("uk", "uk")]
    [InlineData("Norwegian Bokmål", "nb")]
    [InlineData("Русский", "ru")]
    [InlineData("中文", "zh")]
    [InlineData("日本語", "ja")]
    [InlineData("한국어", "ko")]
    [InlineData("Ελληνικά", "el")]
    [InlineData("العربية", "ar")]
    [InlineData("Українська", "uk")]
    [InlineData("Ger", "de")]
    [InlineData("Ita", "it")]
    [InlineData("De", "de")]
    [InlineData("ARA", "ar")]
    [InlineData("Português (BR)", "pt-BR")]
    [InlineData("Espanol.Lat", "es-419")]
    [InlineData("Español de España", "es-ES")]
    [InlineData("zh-Hant-TW", "zh-Hant")]
    [InlineData("Chi.Sim", "zh-Hans")]
    [InlineData("eng2", "en")]
    [InlineData("English by somebody", "en")]
    [InlineData("5_Text_English", "en")]
    public void A_region_or_a_script_stays_with_its_language(string name, string language) =>
        Assert.Equal([$"M (2010) {{tmdb-7}}/M (2010) {{tmdb-7}}.{language}.srt"], Paths("Movie.2010.1080p-GRP.mkv", $"Subs/{name}.srt"));

    [Theory]
    [InlineData("The.Italian.Job.1969.mkv", "The.Italian.Job.srt", null)]
    [InlineData("The.Italian.Job.1969.mkv", "The Italian Job (1969).en.srt", "en")]
    [InlineData("The.Italian.Job.1969.mkv", "Italian.srt", "it")]
    [InlineData("The.Italian.Job.1969.mkv", "The.Italian.Job.Italian.srt", "it")]
    [InlineData("The.Danish.Girl.2015.1080p.mkv", "The.Danish.Girl.2015.720p.srt", null)]
    [InlineData("It.2017.mkv", "It.srt", null)]
    [InlineData("It.2017.mkv", "it.srt", null)]
    [InlineData("It.2017.mkv", "It.it.srt", "it")]
    [InlineData("No.2012.1080p.mkv", "No.2012.srt", null)]
    [InlineData("No.2012.1080p.mkv", "No.no.srt", "no")]
    [InlineData("grp-tgg.mkv", "The.Good.German.srt", null)]
    [InlineData("Her.2013.mkv", "Her.srt", null)]
    [InlineData("Italian.for.Beginners.2000.mkv", "Subs/Italian.srt", "it")]
    [InlineData("abc.mkv", "Black.Sun.srt", null)]
    public void A_word_of_the_title_is_no_language(string video, string subtitle, string? language) =>
        Assert.Equal(
            language,
            SubtitlePath
                .Tags(subtitle, video, "The Italian Job", "The Danish Girl", "It", "No", "The Good German", "Her", "Italian for Beginners")
                .Language
        );

    [Theory]
    [InlineData("Subs/de/Show.S01E01.srt", "de", "")]
    [InlineData("Subs/English/S02E01.srt", "en", "")]
    [InlineData("Subs/Portuguese (Brazilian)/1.srt", "pt-BR", "")]
    [InlineData("Subs/English/Forced/S01E01.srt", "en", ".forced")]
    [InlineData("Subs/English/S01E01.HI.srt", "en", ".sdh")]
    [InlineData("Subs/English/S01E01.de.srt", "de", "")]
    [InlineData("Subs/S02E01/2_English.srt", "en", "")]
    [InlineData("French/Show.S01E01.srt", null, "")]
    public void A_folder_says_what_the_name_does_not(string subtitle, string? language, string rest)
    {
        SubtitleTags tags = SubtitlePath.Tags(subtitle, "French/Show.S01E01.mkv", "Show");
        Assert.Equal((language, (language is null ? "" : "." + language) + rest), (tags.Language, tags.Suffix));
    }

    [Fact]
    public void The_exact_name_gets_the_plain_place_whatever_the_order() =>
        Assert.Equal(
            ["M (2010) {tmdb-7}/M (2010) {tmdb-7}.2.en.sdh.srt", "M (2010) {tmdb-7}/M (2010) {tmdb-7}.en.sdh.srt"],
            Paths("x.mkv", "x.en.hi.srt", "x.en.sdh.srt")
        );

    [Fact]
    public void A_subtitle_that_is_in_the_library_keeps_its_number()
    {
        SubtitleTags english = new("en");
        Assert.Equal(
            ["M/M.2.en.srt", "M/M.en.srt"],
            SubtitlePath.Of("M/M.mkv", [new("a.srt", english), new("b.srt", english, "M/M.en.srt")])
        );
    }

    [Fact]
    public void The_two_files_of_a_vobsub_get_one_number() =>
        Assert.Equal(
            [
                "M (2010) {tmdb-7}/M (2010) {tmdb-7}.en.sub",
                "M (2010) {tmdb-7}/M (2010) {tmdb-7}.2.en.idx",
                "M (2010) {tmdb-7}/M (2010) {tmdb-7}.2.en.sub",
            ],
            Paths("x.mkv", "1_English.sub", "2_English.idx", "2_English.sub")
        );

    [Fact]
    public void What_the_subtitles_name_shares_with_the_video_is_no_language() =>
        Assert.Equal(
            ["M (2010) {tmdb-7}/M (2010) {tmdb-7}.srt", "M (2010) {tmdb-7}/M (2010) {tmdb-7}.de.srt"],
            Paths("dr.no.mkv", "dr.no.srt", "dr.no.de.srt")
        );

    [Fact]
    public void Two_that_would_get_one_name_are_numbered_before_the_language() =>
        Assert.Equal(
            [
                "M (2010) {tmdb-7}/M (2010) {tmdb-7}.en.srt",
                "M (2010) {tmdb-7}/M (2010) {tmdb-7}.2.en.srt",
                "M (2010) {tmdb-7}/M (2010) {tmdb-7}.3.en.srt",
                "M (2010) {tmdb-7}/M (2010) {tmdb-7}.en.idx",
                "M (2010) {tmdb-7}/M (2010) {tmdb-7}.en.sub",
            ],
            Paths("x.mkv", "2_English.srt", "3_English.srt", "x.en.srt", "x.en.idx", "x.en.sub")
        );

    [Fact]
    public void Broken_characters_do_no_harm() =>
        Assert.Equal(
            ["M (2010) {tmdb-7}/M (2010) {tmdb-7}.en.srt"],
            Paths("Movie\uD800.mkv", "Subs\uDC00/\uFFFE/Movie\uD800\uFFFE.en.srt")
        );

    [Fact]
    public void A_file_without_an_extension_has_no_path() => Assert.Equal([null], Paths("x.mkv", "subtitles"));

    private static IReadOnlyList<string?> Paths(string video, params string[] subtitles) =>
        SubtitlePath.Of(
            "M (2010) {tmdb-7}/M (2010) {tmdb-7}.mkv",
            [.. subtitles.Select(s => new NamedSubtitle(s, SubtitlePath.Tags(s, video, "Movie")))]
        );
}
