using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Hybrid.Testing;
using Assembly = System.Reflection.Assembly;

namespace Hybrid.Architecture;

/// <summary>Who may use whom, read from the compiled assemblies: a full name, an alias or a <c>var</c> hides nothing from it.</summary>
public sealed class RoomTests
{
    private static readonly Dictionary<string, ArchUnitNET.Domain.Architecture> Loaded = new(StringComparer.Ordinal)
    {
        [Rooms.Shared.Project] = Load(Compiled("Hybrid.Shared")),
        [Rooms.Daemon.Project] = Load(Compiled("plex-mcp-daemon")),
        [Rooms.Reviewer.Project] = Load(Compiled("plex-mcp")),
    };

    /// <summary>What only the command line may know: a room below it returns values, and Commands words them.</summary>
    private static readonly string[] Faces = ["System.CommandLine", "Spectre.Console", "System.Console"];

    public static TheoryData<string> Projects => [.. Rooms.All.Select(r => r.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_room_uses_only_rooms_on_floors_below_its_own(string project)
    {
        Rooms rooms = Of(project);
        IEnumerable<string> broken =
            from type in Loaded[project].Types
            let room = rooms.RoomOf(type.Namespace.FullName)
            where room is not null
            from used in type.Dependencies.Select(d => d.Target).Distinct()
            let other = IsIn(used, project) ? rooms.RoomOf(used.Namespace.FullName) : null
            where other is not null && other != room && !(rooms.FloorOf(other) < rooms.FloorOf(room))
            select $"{type.FullName} ({room}) uses {used.FullName} ({other})";
        None(broken);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_room_has_a_floor_and_every_floor_its_rooms(string project)
    {
        Rooms rooms = Of(project);
        string[] folders =
        [
            .. Directory
                .EnumerateDirectories(Repository.At(project))
                .Select(d => Path.GetFileName(d)!)
                .Where(d => d is not ("bin" or "obj" or "Properties")),
        ];
        string[] namespaces =
        [
            .. Loaded[project]
                .Types.Where(t => IsIn(t, project))
                .Select(t => rooms.RoomOf(t.Namespace.FullName))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
        string[] known = [.. rooms.Floors.SelectMany(floor => floor).Order(StringComparer.Ordinal)];
        Assert.Equal(known, folders.Order(StringComparer.Ordinal));
        Assert.Equal(known, namespaces.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_command_line_knows_the_console()
    {
        IEnumerable<string> broken =
            from type in Loaded[Rooms.Daemon.Project].Types
            let room = Rooms.Daemon.RoomOf(type.Namespace.FullName)
            where room is not (null or "Commands")
            from used in type.Dependencies.Select(d => d.Target.FullName).Distinct()
            where Faces.Any(face => used == face || used.StartsWith(face + ".", StringComparison.Ordinal))
            select $"{type.FullName} uses {used}";
        None(broken);
    }

    /// <summary>The test above would be green if the loader did not see what other assemblies bring.</summary>
    [Fact]
    public void The_command_line_is_seen_to_know_it() =>
        Assert.Contains(
            Loaded[Rooms.Daemon.Project].Types.Where(t => Rooms.Daemon.RoomOf(t.Namespace.FullName) == "Commands"),
            type => type.Dependencies.Any(d => d.Target.FullName.StartsWith("System.CommandLine.", StringComparison.Ordinal))
        );

    [Fact]
    public void Shared_knows_neither_hosting_nor_the_MCP_SDK_nor_the_programs()
    {
        string[] references = References(Compiled("Hybrid.Shared"));
        Assert.DoesNotContain(references, r => r.StartsWith("ModelContextProtocol", StringComparison.Ordinal));
        Assert.DoesNotContain(references, r => r.StartsWith("plex-mcp", StringComparison.Ordinal));
        Assert.DoesNotContain("Microsoft.Extensions.Hosting", references);
        Assert.Contains("Microsoft.EntityFrameworkCore", references);
    }

    /// <summary>The rule of the house: what can write into a library is in no assembly that the reviewer references.</summary>
    [Fact]
    public void The_reviewer_cannot_reach_what_writes_into_a_library() =>
        Assert.DoesNotContain("plex-mcp-daemon", References(Compiled("plex-mcp")));

    /// <summary>All of them, each on its line: xUnit's own message shows the first few, cut.</summary>
    private static void None(IEnumerable<string> broken)
    {
        string[] lines = [.. broken.Distinct().Order(StringComparer.Ordinal)];
        Assert.True(lines.Length == 0, string.Join('\n', lines));
    }

    private static Rooms Of(string project) => Rooms.All.Single(r => r.Project == project);

    private static bool IsIn(IType type, string project) => Loaded[project].Assemblies.Any(a => a.Equals(type.Assembly)) && !type.IsStub;

    private static string[] References(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(a => a.Name!)];

    private static Assembly Compiled(string name) => Assembly.Load(name);

    private static ArchUnitNET.Domain.Architecture Load(Assembly assembly) => new ArchLoader().LoadAssembly(assembly).Build();
}
