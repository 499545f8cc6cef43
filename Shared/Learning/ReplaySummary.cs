using System.Globalization;

namespace Hybrid.Learning;

/// <summary>The result of a replay.</summary>
public sealed record ReplaySummary
{
    public int Replayed { get; private set; }

    public Dictionary<ReplayChange, int> Changes { get; } = Enum.GetValues<ReplayChange>().ToDictionary(c => c, _ => 0);

    public Dictionary<ReplayObstacle, int> Obstacles { get; } = Enum.GetValues<ReplayObstacle>().ToDictionary(o => o, _ => 0);

    /// <summary>Items that a person decided.</summary>
    public int Decided { get; private set; }

    /// <summary>Of these, how many would be filed automatically as the person decided.</summary>
    public int FiledRight { get; private set; }

    /// <summary>Of these, how many would be filed automatically as something else.</summary>
    public int FiledWrong { get; private set; }

    /// <summary>The same by the stored verdicts.</summary>
    public int FiledWrongThen { get; private set; }

    /// <summary>Items that a person approved.</summary>
    public int Approved { get; private set; }

    /// <summary>Of these, how many have the person's title first now.</summary>
    public int First { get; private set; }

    /// <summary>The same by the stored verdicts.</summary>
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
            $"{Replayed} item(s) replayed{(Model is null ? "" : $" with model {Model}")}: {Changes[ReplayChange.Same]} unchanged, {Changes[ReplayChange.NowAccepts]} would now be filed automatically, {Changes[ReplayChange.NowAsks]} would now be asked about, {Changes[ReplayChange.NowIgnores]} would now be ignored, {Changes[ReplayChange.OtherTitle]} would have another first candidate."
        );
        yield return Decided == 0
            ? "No person decided any of them, so there is nothing to compare with."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Compared with {Decided} decision(s) by people: {FiledRight} would be filed automatically and right, {FiledWrong} wrong (before: {FiledWrongThen}). The right title is the first candidate in {First} of {Approved} (before: {FirstThen})."
            );
        foreach ((ReplayObstacle obstacle, int count) in Obstacles.Where(o => o.Value > 0))
        {
            yield return $"{count} item(s) could not be replayed: {Why(obstacle)}";
        }
    }

    private static string Why(ReplayObstacle obstacle) =>
        obstacle switch
        {
            ReplayObstacle.NotIdentified => "they are not identified yet.",
            ReplayObstacle.NothingStored => "they were identified by a version that did not store what it compared.",
            _ => "their stored data is damaged, or from another version.",
        };

    private static int One(bool counts) => counts ? 1 : 0;
}
