using System.Globalization;

namespace Hybrid.Reliability;

/// <summary>The placing, stopped in the middle of its work at one system call, so that somebody else can do something; then it goes on.</summary>
internal static class StoppedPlacer
{
    /// <param name="meanwhile">Done while the placing stands still just before the call.</param>
    public static async Task RunAsync(Theatre theatre, SystemCall point, Action meanwhile)
    {
        await using PlacerProcess placer = await PlacerProcess.StartAsync(theatre.Stage, theatre.Warm);
        await using Strace strace = await Strace.AttachAsync(placer.Id, SystemCall.All, point.Inject("signal=STOP"));
        await placer.BeginAsync();
        await StandsStillAsync(placer.Id);
        meanwhile();
        await Shell.RunAsync("kill", "-CONT", placer.Id.ToString(CultureInfo.InvariantCulture));
        await placer.EndAsync();
        Assert.Equal("end", placer.End);
    }

    /// <summary>The calls of a run that nobody disturbs.</summary>
    public static async Task<IReadOnlyList<SystemCall>> CallsAsync(Theatre theatre)
    {
        await theatre.Stage.SetUpAsync();
        await using PlacerProcess placer = await PlacerProcess.StartAsync(theatre.Stage, theatre.Warm);
        await using Strace strace = await Strace.AttachAsync(placer.Id, SystemCall.All);
        await placer.GoAsync();
        Assert.Equal("end", placer.End);
        return SystemCall.Read(await strace.DetachAsync());
    }

    /// <summary>Every thread is stopped, and stays so: a thread that is traced stands still for a moment at each call.</summary>
    private static async Task StandsStillAsync(int process)
    {
        for (int looks = 0, still = 0; still < 5; looks++)
        {
            Assert.True(looks < 2000, "The process was to be stopped, and was not.");
            still = IsStill(process) ? still + 1 : 0;
            await Task.Delay(5);
        }
    }

    private static bool IsStill(int process)
    {
        try
        {
            return Directory
                .EnumerateDirectories($"/proc/{process}/task")
                .All(task => File.ReadAllText(Path.Combine(task, "stat")).Split(") ", 2)[1][0] is 't' or 'T');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
