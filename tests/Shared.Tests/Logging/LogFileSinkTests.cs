using System.Runtime.Versioning;
using Hybrid.Testing;
using Serilog.Core;
using Serilog.Events;

namespace Hybrid.Logging;

[UnsupportedOSPlatform("windows")]
public sealed class LogFileSinkTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Only_the_owner_can_read_what_is_logged_also_in_a_file_of_an_earlier_version()
    {
        string old = _disk.File($"data/logs/daemon-{TimeProvider.System.GetLocalNow():yyyyMMdd}.log");
        File.SetUnixFileMode(old, Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Log("daemon", "one");
        Log("reviewer", "one");

        string[] files = Directory.GetFiles(_disk.At("data", "logs"));

        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Equal(Owner, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Several_processes_append_whole_lines_to_one_file()
    {
        string longWord = new('x', 70_000);
        await using Logger one = LogSetup.Create("daemon", _disk.At("data"), LogEventLevel.Information, [], toConsole: false);
        await using Logger other = LogSetup.Create("daemon", _disk.At("data"), LogEventLevel.Information, [], toConsole: false);
        Logger[] both = [one, other];

        await Parallel.ForAsync(
            0,
            200,
            TestContext.Current.CancellationToken,
            (i, _) =>
            {
                both[i % 2].Information("{Number} {Word}", i, longWord);
                return ValueTask.CompletedTask;
            }
        );

        IReadOnlyList<LogLine> lines = new LogFiles(LogSetup.FolderIn(_disk.At("data")), "daemon").Last(1000, new LogFilter());
        Assert.Equal(200, lines.Count);
        Assert.Single(Directory.GetFiles(_disk.At("data", "logs")));
    }

    [Fact]
    public void A_full_file_is_followed_by_another_and_fourteen_are_kept()
    {
        for (int day = 10; day < 30; day++)
        {
            _disk.File($"data/logs/daemon-200001{day}.log", bytes: 1);
        }

        _disk.File($"data/logs/daemon-{TimeProvider.System.GetLocalNow():yyyyMMdd}.log", bytes: 32 << 20);

        Log("daemon", "one");

        string[] files = [.. Directory.GetFiles(_disk.At("data", "logs")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal(14, files.Length);
        Assert.EndsWith("_001.log", files[^1], StringComparison.Ordinal);
        Assert.Contains("one", File.ReadAllText(_disk.At("data", "logs", files[^1])), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_file_can_be_written_it_is_told_once_and_once_when_it_can_be_again()
    {
        string folder = _disk.File("logs", bytes: 1);
        List<string> told = [];
        using var sink = new LogFileSink(LogSetup.ForFile([]), folder, "daemon", told.Add);

        sink.Emit(Event());
        sink.Emit(Event());

        Assert.Contains("cannot be written", Assert.Single(told), StringComparison.Ordinal);
        File.Delete(folder);
        sink.Emit(Event());
        Assert.Equal("The log files can be written again.", told[^1]);
        Assert.Equal(2, told.Count);
    }

    [Fact]
    public void Status_and_doctor_are_told_of_a_folder_that_is_none()
    {
        Assert.Null(LogAccess.WhyNot(_disk.At("data")));
        _disk.File("data/logs");

        Assert.Contains("cannot be written", LogAccess.WhyNot(_disk.At("data")), StringComparison.Ordinal);
    }

    private static LogEvent Event() =>
        new(
            TimeProvider.System.GetLocalNow(),
            LogEventLevel.Information,
            null,
            new Serilog.Parsing.MessageTemplateParser().Parse("text"),
            []
        );

    private void Log(string program, string text)
    {
        using Logger log = LogSetup.Create(program, _disk.At("data"), LogEventLevel.Information, [], toConsole: false);
        log.Information("{Text}", text);
    }
}
