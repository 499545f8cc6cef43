using System.Diagnostics;
using Hybrid.Testing;

namespace Hybrid.HouseRules;

/// <summary>The settings of the build, in a git repository of its own.</summary>
public sealed class VersionTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task A_version_is_gits_tag_and_the_commits_since_and_a_tree_without_git_has_one_too()
    {
        Directory.CreateDirectory(_disk.At("Shared"));
        string[] files =
        [
            "Directory.Build.props",
            "Directory.Build.targets",
            "Directory.Packages.props",
            "Shared/Shared.csproj",
            "Shared/packages.lock.json",
        ];
        foreach (string file in files)
        {
            await File.WriteAllTextAsync(_disk.At(file), await File.ReadAllTextAsync(Repository.At(file)));
        }

        await RunAsync("dotnet", "restore", "Shared", "--locked-mode", "-p:NuGetAudit=false", "-nodeReuse:false");
        Assert.Equal("0.1.0-alpha.0", await VersionAsync());

        await RunAsync("git", "init", "--quiet");
        await CommitAsync();
        Assert.Equal("0.1.0-alpha.0", await VersionAsync());

        await RunAsync("git", "tag", "v1.2.3");
        Assert.Equal("1.2.3", await VersionAsync());

        await CommitAsync();
        await RunAsync("git", "tag", "9.9.9");
        Assert.Equal("1.2.4-alpha.0.1", await VersionAsync());
    }

    private Task<string> VersionAsync() => RunAsync("dotnet", "msbuild", "Shared", "-t:MinVer", "-getProperty:Version");

    private Task<string> CommitAsync() =>
        RunAsync("git", "-c", "user.name=T", "-c", "user.email=t@localhost", "commit", "--quiet", "--allow-empty", "-m", "A commit");

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = _disk.Root,
        };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
        return output.Trim();
    }
}
