using Hybrid.Catalog;
using Hybrid.Naming;
using Hybrid.Testing;

namespace Hybrid.Planning;

public sealed class NameLimitTests
{
    private static readonly Title Series = new()
    {
        Id = new TitleId(TitleKind.Series, 2_345_678),
        Name = new string('長', 30),
        Year = 2015,
    };

    [Fact]
    public void A_usual_disk_takes_255_bytes()
    {
        using var disk = new TemporaryDisk();
        Assert.Equal(SafeName.MaxBytes, NameLimit.Of(disk.Root));
        Assert.Equal(SafeName.MaxBytes, NameLimit.Of(disk.At("missing")));
    }

    [Fact]
    public void Where_names_are_encrypted_a_name_is_shortened_to_what_is_taken()
    {
        using var foreign = ForeignDisk.Mount(ForeignDisk.ShortNames, out string why);
        Assert.SkipWhen(foreign is null, why);
        int bytes = NameLimit.Of(foreign!.Root);
        Assert.InRange(bytes, 100, 200);

        string usual = PlexNames.Episode(Series, 12, [34], new string('話', 60), "mkv")!;
        Assert.Throws<PathTooLongException>(() => Write(usual));

        string fits = PlexNames.Episode(Series, 12, [34], new string('話', 60), "mkv", bytes)!;
        Write(fits);
        Assert.Contains(" {tmdb-2345678}/Season 12/", fits, StringComparison.Ordinal);
        Assert.Contains(" (2015) - s12e34", fits, StringComparison.Ordinal);

        void Write(string path)
        {
            string full = foreign.Root + "/" + path;
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, "x");
        }
    }
}
