using System.Collections.Concurrent;
using Hybrid.Settings;

namespace Hybrid.Reviewer.Tools;

/// <summary>The library folders that are not there now. A share that does not answer keeps no call waiting.</summary>
internal sealed class MissingFolders(HybridSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>A look at a share that hangs takes a thread until it answers, so there is one for each folder.</summary>
    private readonly ConcurrentDictionary<string, Task<bool>> _looks = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        IEnumerable<Task<(string Folder, bool IsThere)>> looks = settings.LibraryDirs.Select(async folder =>
            (folder, await IsThereAsync(folder, cancellationToken))
        );
        return [.. (await Task.WhenAll(looks)).Where(l => !l.IsThere).Select(l => l.Folder)];
    }

    private async Task<bool> IsThereAsync(string folder, CancellationToken cancellationToken)
    {
        Task<bool> look = _looks.GetOrAdd(folder, f => Task.Run(() => Directory.Exists(f), CancellationToken.None));
        try
        {
            return await look.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
        finally
        {
            if (look.IsCompleted)
            {
                _looks.TryRemove(folder, out _);
            }
        }
    }
}
