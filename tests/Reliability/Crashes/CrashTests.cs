namespace Hybrid.Reliability;

/// <summary>Killed at each system call that changes a disk, and started again.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData("link")]
    [InlineData("copy")]
    [InlineData("clone")]
    [InlineData("across devices")]
    [InlineData("pack")]
    [InlineData("replace")]
    [InlineData("replace by a copy")]
    [InlineData("replace across devices")]
    [InlineData("exFAT")]
    [InlineData("replace on exFAT")]
    [InlineData("undo a replace on exFAT")]
    [InlineData("undo")]
    [InlineData("undo a replace")]
    public Task Killed_at_any_call_nothing_is_harmed_and_the_next_start_finishes_it(string scene) =>
        KillAsync(scene, sample: scene.EndsWith("exFAT", StringComparison.Ordinal) ? 2 : 4);

    [Theory]
    [InlineData("split")]
    [InlineData("move")]
    [InlineData("rename")]
    [InlineData("rename adopted")]
    public Task Killed_at_any_call_each_file_is_in_one_place_and_each_is_of_one_item(string scene) => KillAsync(scene, sample: 2);

    private static async Task KillAsync(string scene, int sample)
    {
        await using Theatre theatre = await Theatre.OpenAsync(scene);
        Effort.Hold(await new CrashEnumeration(theatre).RunAsync(sample));
    }

    [Fact]
    public async Task A_placing_that_copies_to_the_final_name_is_caught()
    {
        await using Theatre theatre = await Theatre.OpenAsync("copy");
        List<string> violations = await new CrashEnumeration(theatre, naive: true).RunAsync(sample: 14);
        Assert.Contains(violations, v => v.Contains("HALF FILE", StringComparison.Ordinal));
    }
}
