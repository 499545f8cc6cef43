namespace Hybrid.Reliability;

/// <summary>Each system call that touches the scene answered with an error, once.</summary>
public sealed class FaultTests
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
    [InlineData("undo")]
    [InlineData("undo a replace")]
    public async Task An_error_at_any_call_harms_nothing_and_the_next_try_finishes_it(string scene)
    {
        await using Theatre theatre = await Theatre.OpenAsync(scene);
        Effort.Hold(await new FaultEnumeration(theatre).RunAsync(sample: 14));
    }

    [Fact]
    public async Task A_placing_that_copies_to_the_final_name_is_caught()
    {
        await using Theatre theatre = await Theatre.OpenAsync("copy");
        List<string> violations = await new FaultEnumeration(theatre, naive: true).RunAsync(sample: 40);
        Assert.Contains(violations, v => v.Contains("HALF FILE", StringComparison.Ordinal));
    }
}
