using Hybrid.Daemon.Probing;
using Hybrid.Testing;

namespace Hybrid.Daemon.Identifying;

public sealed class NfoFilesTests : IDisposable
{
    private const string Video = "Film/film.mkv";
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void The_file_beside_the_video_is_read()
    {
        Write("Film/group.nfo", "tt0133093");
        Assert.Equal("tt0133093", Read("Film/group.nfo")?.ImdbId);
    }

    [Fact]
    public void The_one_with_the_videos_name_goes_before_the_others_and_the_series_before_all()
    {
        Write("Film/film.nfo", "tt0133093");
        Write("Film/about.nfo", "tt0234215");
        Assert.Equal("tt0133093", Read("Film/about.nfo", "Film/film.nfo")?.ImdbId);

        Write("Film/tvshow.nfo", "<tvshow><tvdbid>81189</tvdbid></tvshow>");
        Assert.Equal(81189, Read("Film/about.nfo", "Film/film.nfo", "Film/tvshow.nfo")?.TvdbId);
    }

    [Fact]
    public void Two_that_name_different_titles_say_nothing()
    {
        Write("Film/a.nfo", "tt0133093");
        Write("Film/b.nfo", "tt0234215");
        Assert.Null(Read("Film/a.nfo", "Film/b.nfo"));
    }

    [Fact]
    public void One_in_another_folder_is_of_something_else()
    {
        Write("Film/Extras/making.nfo", "tt0133093");
        Assert.Null(Read("Film/Extras/making.nfo"));
    }

    [Fact]
    public void A_large_one_is_not_read()
    {
        Write("Film/film.nfo", "tt0133093" + new string(' ', 256 * 1024));
        Assert.Null(Read("Film/film.nfo"));
    }

    [Fact]
    public void No_link_is_followed_and_no_path_out_of_the_download()
    {
        string outside = Write("outside.nfo", "tt0133093");
        _disk.Folder("downloads", "Film");
        File.CreateSymbolicLink(_disk.At("downloads", "Film", "film.nfo"), outside);
        Directory.CreateSymbolicLink(_disk.At("downloads", "Linked"), _disk.Root);

        Assert.Null(NfoFiles.Read(_disk.At("downloads"), ["Film/film.nfo"], [Video]));
        Assert.Null(NfoFiles.Read(_disk.At("downloads"), ["Linked/outside.nfo"], ["Linked/film.mkv"]));
        Assert.Null(NfoFiles.Read(_disk.At("downloads"), ["../outside.nfo"], ["../film.mkv"]));
        Assert.Null(NfoFiles.Read(_disk.At("downloads"), ["Film/gone.nfo"], [Video]));
    }

    private NfoClaim? Read(params string[] paths) => NfoFiles.Read(_disk.Root, paths, [Video]);

    private string Write(string path, string text)
    {
        string full = _disk.File(path, bytes: 0);
        File.WriteAllText(full, text);
        return full;
    }
}
