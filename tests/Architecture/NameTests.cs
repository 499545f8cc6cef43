using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Hybrid.Architecture;

/// <summary>One word for one notion: a reader who meets a type's name knows which type it is.</summary>
public sealed class NameTests
{
    private static readonly ArchUnitNET.Domain.Architecture All = new ArchLoader()
        .LoadAssemblies([.. new[] { "Hybrid.Shared", "plex-mcp-daemon", "plex-mcp" }.Select(Assembly.Load)])
        .Build();

    /// <summary>Cases of a closed union are exempt: they are always written with their union, as <c>Plan.Made</c>. So is the wording that each program has of its own.</summary>
    [Fact]
    public void Two_types_never_share_a_name()
    {
        string[] twice =
        [
            .. All
                .Types.Where(type => type.Namespace.FullName.StartsWith("Hybrid", StringComparison.Ordinal) && !type.IsNested)
                .Where(type => !type.Name.StartsWith('<') && type.Name != "ReviewWords")
                .GroupBy(type => type.Name, StringComparer.Ordinal)
                .Where(named => named.Count() > 1)
                .Select(named => string.Join(", ", named.Select(type => type.FullName))),
        ];
        Assert.True(twice.Length == 0, string.Join('\n', twice));
    }
}
