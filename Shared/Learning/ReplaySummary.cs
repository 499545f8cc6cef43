using System.Globalization;

namespace Hybrid.Learning;

/// <summary>What a replay comes to.</summary>
public sealed record ReplaySummary
{
    public int Replayed { get; private set; }

    public Dictionary<ReplayChange, int> Changes { get; } = Enum.GetValues<ReplayChange>().ToDictionary(c => c, _ => 0);

    public Dictionary<ReplayObstacle, int> Obstacles { get; } = Enum.GetValues<ReplayObstacle>().ToDictionary(o => o, _ => 0);

    /// <summary>Items that a person decided.</summary>
    public int Decided { get; private set; }

    /// <summary>Of these, how many would be filed without asking as the person decided.</summary>
    public int FiledRight { get; private set; }

    /// <summary>Of these, how many would be filed without asking as something else.</summary>
    public int FiledWrong { get; private set; }

    /// <summary>The same for the verdicts of then.</summary>
    public int FiledWrongThen { get; private set; }

    /// <summary>Items that a person approved.</summary>
    public int Approved { get; private set; }

    /// <summary>Of these, how many have the person's title in front now.</summary>
    public int First { get; private set; }

    /// <summary>And then.</summary>
    public int FirstThen { get; private set; }

    /// <summary>The present matcher; null where nothing was weighed.</summary>
    public string? Model { get; private set; }

    public void Add(ReplayedItem item)
    {
        if (item.Obstacle is { } obstacle)
        {
            Obstacles[obstacle]++;
            return;
        }

        Comparison comparison = item.Comparison!;
        Replayed++;
        Changes[comparison.Change]++;
        Model = comparison.Now.Model;
        Decided += One(comparison.Decision is not null);
        Approved += One(comparison.Decision?.Title is not null);
        FiledRight += One(comparison.IsNowFiledRight is true);
        FiledWrong += One(comparison.IsNowFiledRight is false);
        FiledWrongThen += One(comparison.WasThenFiledRight is false);
        First += One(comparison.IsNowFirst is true);
        FirstThen += One(comparison.WasThenFirst is true);
    }

    public IEnumerable<string> Sentences()
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{Replayed} item(s) were weighed anew{(Model is null ? "" : $" by {Model}")}: {Changes[ReplayChange.Same]} the same, {Changes[ReplayChange.NowAccepts]} would be filed without asking, {Changes[ReplayChange.NowAsks]} would ask, {Changes[ReplayChange.NowIgnores]} would be ignored, {Changes[ReplayChange.OtherTitle]} would put another title in front."
        );
        yield return Decided == 0
            ? "No person decided about any of them, so nothing tells who is right."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Against {Decided} decision(s) by people: {FiledRight} would be filed without asking and rightly, {FiledWrong} wrongly (then: {FiledWrongThen}); the right title is in front {First} of {Approved} times (then: {FirstThen})."
            );
        foreach ((ReplayObstacle obstacle, int count) in Obstacles.Where(o => o.Value > 0))
        {
            yield return $"{count} item(s) could not be weighed: {Why(obstacle)}";
        }
    }

    private static string Why(ReplayObstacle obstacle) =>
        obstacle switch
        {
            ReplayObstacle.NotIdentified => "they are not identified yet.",
            ReplayObstacle.NothingStored => "they were identified before facts were kept.",
            _ => "their facts were written by another version, or are damaged.",
        };

    private static int One(bool counts) => counts ? 1 : 0;
}
