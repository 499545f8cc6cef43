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
    public void A_file_without_an_extension_has_no_path() => Assert.Equal([null], Paths("x.mkv", "subtitles"));

    private static IReadOnlyList<string?> Paths(string video, params string[] subtitles) =>
        SubtitlePath.Of("M (2010) {tmdb-7}/M (2010) {tmdb-7}.mkv", video, subtitles);
}
