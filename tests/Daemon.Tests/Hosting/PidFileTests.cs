using Hybrid.Testing;

namespace Hybrid.Daemon.Hosting;

public sealed class PidFileTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("4711\n")]
    [InlineData("")]
    public void The_number_of_a_daemon_that_is_gone_is_overwritten(string text)
    {
        File.WriteAllText(_disk.At("daemon.pid"), text);

        Assert.Null(PidFile.Objection(_disk.At("daemon.pid")));
        using (new PidFile(_disk.At("daemon.pid")))
        {
            Assert.Equal($"{Environment.ProcessId}\n", File.ReadAllText(_disk.At("daemon.pid")));
        }

        Assert.False(File.Exists(_disk.At("daemon.pid")));
    }

    [Theory]
    [InlineData("export PATH=/usr/bin\n")]
    [InlineData("47 11")]
    [InlineData("123456789012345678901234567890")]
    public void Any_other_file_is_refused_and_stays(string text)
    {
        File.WriteAllText(_disk.At(".bashrc"), text);

        Assert.Contains("something else than a process id", PidFile.Objection(_disk.At(".bashrc")), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(_disk.At(".bashrc")));
    }
}
