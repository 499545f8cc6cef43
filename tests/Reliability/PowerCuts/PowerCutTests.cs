namespace Hybrid.Reliability;

public sealed class PowerCutTests
{
    [Theory]
    [InlineData("ext4", "link", 2)]
    [InlineData("ext4", "copy", 2)]
    [InlineData("xfs", "copy", 2)]
    [InlineData("xfs", "clone", 2)]
    [InlineData("btrfs", "clone", 2)]
    [InlineData("ext4", "replace", 2)]
    [InlineData("ext4", "undo a replace", 2)]
    public Task What_was_acknowledged_survives_a_power_cut_and_the_rest_is_finished(string system, string scene, int sample) =>
        CutAsync(system, scene, sample);

    [Theory]
    [InlineData("move")]
    [InlineData("rename")]
    [InlineData("rename adopted")]
    [InlineData("split")]
    public Task After_a_power_cut_each_file_is_in_one_place_and_each_is_of_one_item(string scene) => CutAsync("ext4", scene, sample: 1);

    private static async Task CutAsync(string system, string scene, int sample)
    {
        Needs.Strace();
        await using Mount mount = await Mount.ImageAsync(system);
        var theatre = Theatre.On(mount, Scene.Named(scene));
        await theatre.RehearseAsync();
        Effort.Hold(await new PowerCut(mount, theatre).RunAsync(system, sample));
    }

    [Theory]
    [InlineData("ext4")]
    [InlineData("xfs")]
    [InlineData("btrfs")]
    public async Task Without_flushes_it_would_not(string system)
    {
        Needs.Strace();
        await using Mount mount = await Mount.ImageAsync(system);
        var theatre = Theatre.On(mount, Scene.Copy);
        await theatre.RehearseAsync();

        // The kernel writes by itself now and then: a cut just after that would lose nothing. Not three times running.
        var violations = new List<string>();
        for (int attempt = 0; attempt < 3 && violations.Count == 0; attempt++)
        {
            violations = await new PowerCut(mount, theatre, withoutFlushes: true).RunAsync(system, sample: 0);
        }

        Assert.Contains(violations, v => v.Contains("ACKNOWLEDGED AND FORGOTTEN", StringComparison.Ordinal));
    }
}
