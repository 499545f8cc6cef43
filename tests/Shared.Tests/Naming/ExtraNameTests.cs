namespace Hybrid.Naming;

public sealed class ExtraNameTests
{
    [Theory]
    [InlineData("Film/Film.2010-behindthescenes.mkv", ExtraKind.BehindTheScenes)]
    [InlineData("Film/Film.2010-deleted.mkv", ExtraKind.DeletedScenes)]
    [InlineData("Film/Film.2010-featurette.mkv", ExtraKind.Featurettes)]
    [InlineData("Film/Film.2010-interview.mkv", ExtraKind.Interviews)]
    [InlineData("Film/Film.2010-scene.mkv", ExtraKind.Scenes)]
    [InlineData("Film/Film.2010-short.mkv", ExtraKind.Shorts)]
    [InlineData("Film/Film.2010-trailer.mkv", ExtraKind.Trailers)]
    [InlineData("Film/Film.2010-other.mkv", ExtraKind.Other)]
    [InlineData("Film/Behind the Scenes/a.mkv", ExtraKind.BehindTheScenes)]
    [InlineData("Film/Making.Of/a.mkv", ExtraKind.BehindTheScenes)]
    [InlineData("Film/Deleted Scenes/a.mkv", ExtraKind.DeletedScenes)]
    [InlineData("Film/Featurettes/a trailer of it.mkv", ExtraKind.Featurettes)]
    [InlineData("Film/Interviews/a.mkv", ExtraKind.Interviews)]
    [InlineData("Film/Scenes/a.mkv", ExtraKind.Scenes)]
    [InlineData("Film/Shorts/a.mkv", ExtraKind.Shorts)]
    [InlineData("Film/TRAILERS/a.mkv", ExtraKind.Trailers)]
    [InlineData("Film/Other/a.mkv", ExtraKind.Other)]
    [InlineData("Film/Extras/The Making of Film.mkv", ExtraKind.BehindTheScenes)]
    [InlineData("Film/Extras/Teaser 2.mkv", ExtraKind.Trailers)]
    [InlineData("Film/Bonus.Features/Deleted.Scene.03.mkv", ExtraKind.DeletedScenes)]
    [InlineData("Film/Special Features/A Conversation.mkv", ExtraKind.Other)]
    [InlineData("Film/Extras/Trailers/a.mkv", ExtraKind.Trailers)]
    [InlineData("Film/Film.2010.Trailer.1080p.mkv", ExtraKind.Trailers)]
    [InlineData("Film/Extras/NCOP1.mkv", ExtraKind.Other)]
    [InlineData("Film/RARBG.com.mp4", null)]
    [InlineData("Film/www.Site.org - Trailer.mp4", null)]
    [InlineData("Film/intro.mp4", null)]
    [InlineData("Shorts/Film.2010.mkv", null)]
    public void The_kind_is_told_by_suffix_folder_or_words(string path, ExtraKind? kind) => Assert.Equal(kind, ExtraName.KindOf(path));

    [Theory]
    [InlineData("Making Of Minority Report", "Minority.Report.2002.1080p", true)]
    [InlineData("Interview with the director", "Minority.Report.2002.1080p", true)]
    [InlineData("Deleted Scenes", "Film", true)]
    [InlineData("Trailer 2", "Film", true)]
    [InlineData("Film-featurette", "Film", true)]
    [InlineData("Interview with the Vampire", "Top.Gun.1986.1080p", false)]
    [InlineData("The Short Film", "Film", false)]
    [InlineData("Shorts", "Film", false)]
    [InlineData("Deleted.2019.1080p", "Film.2010", false)]
    [InlineData("Film", "Film", false)]
    public void A_name_that_says_nothing_else_is_an_extras(string stem, string film, bool extra) =>
        Assert.Equal(extra, ExtraName.IsOnlyAnExtra(stem, film));

    [Theory]
    [InlineData("Film.2010.1080p-trailer.mp4", ExtraKind.Trailers, "F/Trailers/Trailer.mp4")]
    [InlineData("Film.2010.1080p-behindthescenes.mkv", ExtraKind.BehindTheScenes, "F/Behind The Scenes/Behind the Scenes.mkv")]
    [InlineData("The Making of Film.mkv", ExtraKind.BehindTheScenes, "F/Behind The Scenes/The Making of Film.mkv")]
    [InlineData("Film.2010.Featurette.The.Story.mkv", ExtraKind.Featurettes, "F/Featurettes/Featurette The Story.mkv")]
    [InlineData("a/../b: c?.mkv", ExtraKind.Other, "F/Other/b - c.mkv")]
    public void Its_name_is_what_the_server_shows(string source, ExtraKind kind, string path) =>
        Assert.Equal(
            path,
            ExtraPath.Of("F", kind, Path.GetFileName(source), "Film.2010.1080p.mkv", ["Film"], SafeName.MaxBytes, new HashSet<string>())
        );

    [Fact]
    public void Two_of_one_name_are_numbered() =>
        Assert.Equal(
            "F/Trailers/Trailer 2.mp4",
            ExtraPath.Of(
                "F",
                ExtraKind.Trailers,
                "Film-trailer.mp4",
                "Film.mkv",
                ["Film"],
                SafeName.MaxBytes,
                new HashSet<string> { "F/Trailers/Trailer.mp4" }
            )
        );

    [Theory]
    [InlineData("/l/Film (2010)/Trailers/Trailer.mp4", "/l/Film (2010)")]
    [InlineData("/l/Film (2010)/Film (2010).mkv", "/l/Film (2010)")]
    public void The_server_looks_through_the_titles_folder(string path, string folder) =>
        Assert.Equal(folder, ExtraPath.FolderToScan(path).Replace('\\', '/'));
}
