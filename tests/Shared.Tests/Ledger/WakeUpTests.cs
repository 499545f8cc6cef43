using Hybrid.Testing;

namespace Hybrid.Ledger;

public sealed class WakeUpTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_heard()
    {
        WakeUp wakeUp = In(_disk.At("data"));
        using WakeUpCalls calls = wakeUp.Listen();
        Task heard = calls.NextAsync(Stop);
        Assert.False(heard.IsCompleted);
        await wakeUp.SendAsync();
        await heard.WaitAsync(Hang.Limit, Stop);
    }

    [Fact]
    public async Task A_call_that_came_before_anybody_waited_is_heard_too()
    {
        WakeUp wakeUp = In(_disk.At("data"));
        using WakeUpCalls calls = wakeUp.Listen();
        await wakeUp.SendAsync();
        await calls.NextAsync(Stop).WaitAsync(Hang.Limit, Stop);
    }

    [Fact]
    public async Task A_call_without_a_daemon_does_no_harm()
    {
        await In(_disk.At("data")).SendAsync();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_disk.At("data")));
    }

    [Fact]
    public async Task The_socket_of_a_killed_daemon_neither_hinders_a_call_nor_the_next_daemon()
    {
        WakeUp wakeUp = In(_disk.At("data"));
        _disk.File("data/daemon.sock", 0);
        await wakeUp.SendAsync();
        using WakeUpCalls calls = wakeUp.Listen();
        await wakeUp.SendAsync();
        await calls.NextAsync(Stop).WaitAsync(Hang.Limit, Stop);
    }

    [Fact]
    public async Task A_daemon_that_does_not_answer_keeps_nobody_who_decides()
    {
        WakeUp wakeUp = In(_disk.At("data"));
        using WakeUpCalls calls = wakeUp.Listen();
        for (int call = 0; call < 1000; call++)
        {
            Task sent = wakeUp.SendAsync();
            if (!sent.IsCompleted)
            {
                await sent.WaitAsync(Hang.Limit, Stop);
                return;
            }
        }
    }

    [Fact]
    public void A_daemon_that_ends_leaves_no_socket_behind()
    {
        WakeUp wakeUp = In(_disk.At("data"));
        wakeUp.Listen().Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_disk.At("data")));
    }

    [Fact]
    public async Task A_data_folder_too_deep_for_a_socket_has_none_and_says_so()
    {
        string deep = _disk.At(string.Join('/', Enumerable.Repeat("a-folder-with-a-long-name", 8)));
        WakeUp wakeUp = In(deep);
        Assert.False(wakeUp.IsPossible);
        await wakeUp.SendAsync();
    }

    public void Dispose() => _disk.Dispose();

    private static WakeUp In(string dataDir)
    {
        Directory.CreateDirectory(dataDir);
        return new WakeUp(LedgerFile.In(dataDir));
    }
}
