using System.Globalization;
using Hybrid.Settings;
using Hybrid.Texts;

namespace Hybrid.Reviewer.Server;

/// <summary><c>plex-mcp setup</c>: puts this program among the servers that an MCP client starts.</summary>
/// <param name="place">Of this user.</param>
/// <param name="command">The path of this program.</param>
/// <param name="say">Writes a line for the person.</param>
/// <param name="ask">Asks whether to write; null if nobody can be asked.</param>
internal sealed class ClientSetup(SettingsPlace place, string command, Action<string> say, Func<string, bool>? ask, TimeProvider time)
{
    /// <returns>The exit code.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        IReadOnlyList<ClientSettings> all = ClientSettings.Of(place);
        string keys = string.Join(", ", all.Select(c => c.Key));
        bool isAgreed = arguments.Contains("--yes", StringComparer.Ordinal);
        string[] rest = [.. arguments.Where(a => a != "--yes")];
        if (all.Count == 0)
        {
            say("There is no home folder, so no client's settings can be found.");
            return 4;
        }

        if (rest is not [] and not ["--client", _])
        {
            say($"plex-mcp setup takes --client with one of {keys}, and --yes to write without asking.");
            return 2;
        }

        IReadOnlyList<ClientSettings> chosen = rest is ["--client", var key]
            ? [.. all.Where(c => c.Key == key)]
            : [.. all.Where(c => File.Exists(c.Path) || (c.Key != "claude-code" && Directory.Exists(Path.GetDirectoryName(c.Path))))];
        if (chosen.Count == 0)
        {
            say(rest.Length > 0 ? $"--client must be one of {keys}." : $"No client was found. Name one with --client: {keys}.");
            return rest.Length > 0 ? 2 : 4;
        }

        return chosen.Select(client => Edit(client, isAgreed)).ToList().Max();
    }

    private int Edit(ClientSettings client, bool isAgreed)
    {
        try
        {
            // Whoever keeps settings elsewhere has a link here.
            string path = File.Exists(client.Path)
                ? File.ResolveLinkTarget(client.Path, returnFinalTarget: true)?.FullName ?? client.Path
                : client.Path;
            string? text = File.Exists(path) ? File.ReadAllText(path) : null;
            switch (ClientEdit.Of(text, client.List, command))
            {
                case ClientEdit.Same:
                    say($"{client.Name} starts this program already ({path}).");
                    return 0;
                case ClientEdit.Unfit unfit:
                    say(
                        $"{path} was left as it is: {unfit.Why}. Add to \"{client.List}\" yourself: \"plex-mcp\": {{ \"command\": \"{command}\" }}"
                    );
                    return 4;
                case ClientEdit.Changed changed:
                    say($"{client.Name}, in {path}:");
                    if (changed.Before is { } before)
                    {
                        say($"- \"plex-mcp\": {ClientEdit.Masked(before)}");
                    }

                    say($"+ \"plex-mcp\": {ClientEdit.Masked(changed.Entry)}");
                    if (isAgreed || ask?.Invoke($"Write this to {path}? [y/N] ") is true)
                    {
                        return Written(client, path, changed);
                    }

                    say("Nothing was written. To write it, add --yes.");
                    return 0;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            say($"{client.Path} cannot be changed: {FileTrouble.Words(e)}.");
            return 4;
        }
    }

    /// <summary>The client may have written its settings while the person read: they are read again, and only this entry changes.</summary>
    private int Written(ClientSettings client, string path, ClientEdit.Changed agreed)
    {
        string? text = File.Exists(path) ? File.ReadAllText(path) : null;
        if (ClientEdit.Of(text, client.List, command) is not ClientEdit.Changed now || now.Entry != agreed.Entry)
        {
            say($"{path} has changed meanwhile, so nothing was written. Give the command again.");
            return 4;
        }

        Write(path, now.Text, isNew: text is null);
        say($"Written. Restart {client.Name}.");
        return 0;
    }

    private void Write(string path, string text, bool isNew)
    {
        string stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string whole = $"{path}.{stamp}.new";
        try
        {
            Write(path, text, isNew, whole, $"{path}.{stamp}.backup");
        }
        finally
        {
            // It has the keys of all servers. After a replacement it is not there any more.
            File.Delete(whole);
        }
    }

    private void Write(string path, string text, bool isNew, string whole, string backup)
    {
        using (FileStream file = PrivateFile.Open(whole, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        using (var writer = new StreamWriter(file))
        {
            writer.Write(text);
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        if (isNew)
        {
            // An empty file made here, so that one that appears meanwhile is not replaced.
            PrivateFile.Open(path, FileMode.CreateNew, FileAccess.Write, FileShare.None).Dispose();
            File.Replace(whole, path, destinationBackupFileName: null);
            return;
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(whole, File.GetUnixFileMode(path));
        }

        File.Replace(whole, path, backup);
        say($"The old file is kept: {backup}");
    }
}
