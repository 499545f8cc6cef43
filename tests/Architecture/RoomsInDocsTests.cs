using Hybrid.Testing;

namespace Hybrid.Architecture;

public sealed class RoomsInDocsTests
{
    public static TheoryData<string> Projects => [.. Rooms.All.Select(r => r.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Architecture_tells_every_room_with_its_floor(string project)
    {
        Rooms rooms = Rooms.All.Single(r => r.Project == project);
        string heading = $"### {project} (`{rooms.Namespace}.<Room>`)";
        string[] lines = File.ReadAllLines(Repository.At("docs", "architecture.md"));
        Assert.Contains(heading, lines);
        (string, string)[] told =
        [
            .. lines
                .SkipWhile(line => line != heading)
                .Skip(1)
                .TakeWhile(line => !line.StartsWith('#'))
                .Where(line => line.StartsWith('|'))
                .Skip(2)
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                .Select(row => (row[1], row[2].Trim('`'))),
        ];
        Assert.Equal(rooms.Floors.SelectMany((floor, i) => floor.Select(room => ($"{i + 1}", room))).Order(), told.Order());
    }
}
