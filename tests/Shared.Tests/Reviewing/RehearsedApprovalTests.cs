using Hybrid.Settings;
using Hybrid.Testing;

namespace Hybrid.Reviewing;

public sealed class RehearsedApprovalTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    /// <summary>It throws where the approval does not come off.</summary>
    [Fact]
    public async Task In_memory_it_approves_and_touches_no_disk()
    {
        var settings = new HybridSettings { DataDir = _disk.At("data") };

        await RehearsedApproval.RunAsync(settings, new ListedCatalog(), TestContext.Current.CancellationToken);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_disk.Root));
    }
}
