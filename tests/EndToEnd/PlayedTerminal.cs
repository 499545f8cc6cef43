using System.Diagnostics;
using System.Text;
using Hybrid.Testing;

namespace Hybrid.EndToEnd;

/// <summary>The program at a terminal of its own, which script(1) makes. What the terminal shows is heard, what is written is typed.</summary>
internal sealed class PlayedTerminal : IAsyncDisposable
{
    private readonly Process _script;
    private readonly StringBuilder _shown = new();
    private readonly Task _hearing;

    private PlayedTerminal(Process script)
    {
        _script = script;
        _hearing = HearAsync();
    }

    public static PlayedTerminal Start(Installation home, string command)
    {
        var start = new ProcessStartInfo("script", ["-qfec", $"{Installation.Program("Daemon", "plex-mcp-daemon")} {command}", "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach ((string key, string? value) in home.Environment)
        {
            start.Environment[key] = value;
        }

        start.Environment["TERM"] = "xterm";
        return new PlayedTerminal(Process.Start(start)!);
    }

    /// <summary>Types a line once the question is shown.</summary>
    public async Task AnswerAsync(string setting, string question, string line)
    {
        await UntilAsync(() => Task.FromResult(Shown().Contains(question, StringComparison.Ordinal)), $"{setting} is asked for");
        await TypeAsync(line);
    }

    /// <summary>Types a line once the question is shown and the terminal has stopped showing what is typed.</summary>
    public async Task AnswerHiddenAsync(string question, string line)
    {
        await UntilAsync(() => Task.FromResult(Shown().Contains(question, StringComparison.Ordinal)), $"\"{question}\" is asked");
        await UntilAsync(
            async () => (await SettingsAsync()).Contains(" -echo ", StringComparison.Ordinal),
            "the terminal hides what is typed"
        );
        await TypeAsync(line);
    }

    public async Task<string> EndAsync()
    {
        await _script.WaitForExitAsync().WaitAsync(Hang.Limit);
        await _hearing.WaitAsync(Hang.Limit);
        return Shown();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_script.HasExited)
        {
            _script.Kill(entireProcessTree: true);
            await _script.WaitForExitAsync();
        }

        _script.Dispose();
    }

    private async Task TypeAsync(string line)
    {
        await _script.StandardInput.WriteAsync($"{line}\n");
        await _script.StandardInput.FlushAsync();
    }

    private async Task HearAsync()
    {
        char[] buffer = new char[1024];
        while (await _script.StandardOutput.ReadAsync(buffer) is var length and > 0)
        {
            lock (_shown)
            {
                _shown.Append(buffer, 0, length);
            }
        }
    }

    private string Shown()
    {
        lock (_shown)
        {
            return _shown.ToString();
        }
    }

    /// <summary>What stty(1) says of the terminal of the program that script started.</summary>
    private async Task<string> SettingsAsync()
    {
        string children = await File.ReadAllTextAsync($"/proc/{_script.Id}/task/{_script.Id}/children");
        if (children.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var child, ..])
        {
            return "";
        }

        string? terminal = File.ResolveLinkTarget($"/proc/{child}/fd/0", returnFinalTarget: false)?.FullName;
        using Process stty = Process.Start(
            new ProcessStartInfo("stty", ["-F", terminal ?? "", "-a"]) { UseShellExecute = false, RedirectStandardOutput = true }
        )!;
        string said = await stty.StandardOutput.ReadToEndAsync();
        await stty.WaitForExitAsync();
        return said.ReplaceLineEndings(" ");
    }

    private async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var limit = new CancellationTokenSource(Hang.Limit);
        while (!await isSo())
        {
            Assert.False(limit.IsCancellationRequested, $"It did not happen that {what}. Shown: {Shown()}");
            Assert.False(_script.HasExited, $"The program ended before {what}. Shown: {Shown()}");
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
