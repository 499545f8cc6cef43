using System.Text;
using Hybrid.Testing;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

public sealed class ContentHashTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    /// <summary>From the reference program: printf TEXT | xxhsum -H2.</summary>
    [Theory]
    [InlineData("", "99aa06d3014798d86001c324468d497f")]
    [InlineData("abc", "06b05ab6733a618578af5f94892f3950")]
    public void It_is_what_xxhsum_prints(string text, string hash)
    {
        string path = _disk.At("file");
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

        Assert.Equal(hash, Of(path));
    }

    [Fact]
    public void Bytes_that_are_left_out_leave_no_hash()
    {
        var hash = new ContentHash();
        hash.Take(0, [1, 2, 3]);
        hash.Take(4, [5]);

        Assert.Null(hash.Of(5));
    }

    [Fact]
    public void A_copy_that_goes_on_and_a_copy_with_holes_have_no_hash_yet()
    {
        byte[] bytes = [.. Enumerable.Range(0, 3 << 20).Select(n => (byte)(n % 251))];
        string source = _disk.At("source");
        File.WriteAllBytes(source, bytes);
        string sparse = _disk.At("sparse");
        using (FileStream holes = File.Create(sparse))
        {
            holes.Position = 2 << 20;
            holes.Write(bytes.AsSpan(0, 1 << 20));
        }

        Assert.Equal(Of(source), Copy(source, "whole", bytes.Length, flushed: 0));
        File.WriteAllBytes(_disk.At("begun"), bytes[..(2 << 20)]);
        Assert.Null(Copy(source, "begun", bytes.Length, flushed: 2 << 20));
        Assert.Equal(bytes, File.ReadAllBytes(_disk.At("begun")));
        string? ofHoles = Copy(sparse, "holes", bytes.Length, flushed: 0);
        // A file system that cannot tell its holes has them copied, and hashed.
        Assert.True(ofHoles is null || ofHoles == Of(sparse), ofHoles);
    }

    private static string Of(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        return ContentHash.Of(file, read: null, CancellationToken.None);
    }

    private string? Copy(string from, string to, long bytes, long flushed)
    {
        using SafeFileHandle source = File.OpenHandle(from);
        using SafeFileHandle target = File.OpenHandle(_disk.At(to), FileMode.OpenOrCreate, FileAccess.ReadWrite);
        ResumableCopy.Copied? copied = ResumableCopy.Run(
            SystemDisk.Instance,
            source,
            target,
            bytes,
            flushed,
            RandomAccess.FlushToDisk,
            TimeSpan.FromHours(1),
            journal: null,
            CancellationToken.None
        );
        Assert.NotNull(copied);
        return copied.Hash;
    }
}
