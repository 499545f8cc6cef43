using System.Globalization;
using System.Text.RegularExpressions;

namespace Hybrid.Reliability;

/// <summary>The n-th call of a system call in the placing's thread, counted from one.</summary>
/// <param name="Line">As strace shows it in a run that nobody disturbs.</param>
internal sealed partial record SystemCall(string Name, int Number, string Line)
{
    /// <summary>
    /// Those that change something on a disk, or open it. Killed before one of them, the disk is as the one before left it; a call that
    /// only reads leaves nothing, so that killing before it adds nothing.
    /// </summary>
    public static string Changing { get; } =
        "openat,openat2,creat,write,pwrite64,pwritev,copy_file_range,sendfile,ioctl,link,linkat,rename,renameat,renameat2,unlink,unlinkat,"
        + "mkdir,mkdirat,rmdir,symlinkat,fsync,fdatasync,sync_file_range,ftruncate,fallocate,fchmod,fchmodat,utimensat,fchown,fchownat";

    /// <summary>For errors reading counts too. Not fcntl and lseek: no disk refuses to give a lock back, or to tell where a file is read.</summary>
    public static string All { get; } =
        Changing + ",statx,newfstatat,fstat,pread64,read,getdents64,flock,fadvise64,statfs,fstatfs,readlinkat,access,faccessat2";

    public override string ToString() => $"{Name}#{Number}";

    /// <summary>The calls of the thread that made most of them, in order.</summary>
    public static IReadOnlyList<SystemCall> Read(IEnumerable<string> trace)
    {
        var calls = new List<(string Thread, string Name, string Line)>();
        foreach (string line in trace)
        {
            if (Call().Match(line) is { Success: true } match)
            {
                calls.Add((match.Groups["thread"].Value, match.Groups["name"].Value, match.Groups["rest"].Value));
            }
        }

        if (calls.Count == 0)
        {
            return [];
        }

        string worker = calls.GroupBy(c => c.Thread).MaxBy(g => g.Count())!.Key;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. calls
                .Where(c => c.Thread == worker)
                .Select(c => new SystemCall(c.Name, counts[c.Name] = counts.GetValueOrDefault(c.Name) + 1, c.Line)),
        ];
    }

    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>[a-z0-9_]+)\((?<rest>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Call();

    public string Inject(string what) => string.Create(CultureInfo.InvariantCulture, $"{Name}:{what}:when={Number}");
}
