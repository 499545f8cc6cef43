using System.Diagnostics;
using Hybrid.Testing;

namespace Hybrid.Daemon.Watching;

public sealed class OpenForWritingTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    /// <summary>The kernel tells the holder of a lease by SIGIO, whose default is to end the process: the whole test run would be gone.</summary>
    [Fact]
    public async Task A_writer_that_comes_at_the_moment_of_the_question_does_not_end_us()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Leases are Linux's.");
        string path = _disk.File("Film.1999.mkv");
        using Process writer = Process.Start(
            new ProcessStartInfo("sh", ["-c", "i=0; while [ $i -lt 300000 ]; do : >> \"$0\"; i=$((i+1)); done", path])
        )!;
        try
        {
            for (int i = 0; i < 20_000; i++)
            {
                OpenForWriting.IsOpen(path);
            }
        }
        finally
        {
            writer.Kill();
            await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.False(OpenForWriting.IsOpen(path));
    }

    [Fact]
    public void A_file_that_nobody_writes_is_not_open()
    {
        Assert.False(OpenForWriting.IsOpen(_disk.File("Film.1999.mkv")));
    }
}
