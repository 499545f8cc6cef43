using System.Globalization;
using Hybrid.Reliability;
using Hybrid.Settings;

// Placer ROOT LIBRARY PREFERENCE WARM-ROOT WARM-LIBRARY product|naive
// Places something else first, so that all code is compiled and loaded. Then a line for each order on stdin:
//   go      works on what is due: "placed PATH" when the ledger has acknowledged a file, then "end" or "threw NAME"
//   close   lets go of the ledger's file, so that it can be exchanged; "closed"
Place place = new(args[0], args[1], Enum.Parse<PlacementPreference>(args[2]));
Place warm = place with { Root = args[3], Library = args[4] };
bool naive = args[5] == "naive";

// One worker: then each system call of the placing is made by one thread, and counting them means something.
if (!ThreadPool.SetMinThreads(1, 1) || !ThreadPool.SetMaxThreads(1, 1))
{
    throw new InvalidOperationException("DOTNET_PROCESSOR_COUNT=1 is missing.");
}

#pragma warning disable RS0030 // Talks to the proof over its own standard streams.
TextReader orders = Console.In;
using Stream told = Console.OpenStandardOutput();
#pragma warning restore RS0030

await Task.Run(async () =>
{
    await using Engine first = new(warm.Settings, new SettableClock(Place.Begin.AddHours(1)), _ => { });
    await WorkAsync(first);
});
await using Engine engine = new(place.Settings, new SettableClock(Place.Begin.AddHours(1)), path => Tell($"placed {path}"));
await Task.Run(engine.ItemsAsync);
Tell("ready");
while (await orders.ReadLineAsync() is { } order)
{
    if (order == "go")
    {
        Tell(await UncollectedAsync(GoAsync));
    }
    else
    {
        engine.Close();
        Tell("closed");
    }
}

return;

// A collection reads /proc/meminfo in the placing's thread, at a moment of its own: each call after it had another number.
static async Task<string> UncollectedAsync(Func<Task<string>> work)
{
    if (!GC.TryStartNoGCRegion(64 << 20))
    {
        throw new InvalidOperationException("There is no memory to work without a collection.");
    }

    string end = await Task.Run(work);
    GC.EndNoGCRegion();
    return end;
}

async Task<string> GoAsync()
{
    try
    {
        await WorkAsync(engine);
        return "end";
    }
    catch (Exception e)
    {
        // As the scheduler does with a job: it is written down, and the next round comes.
        return string.Create(CultureInfo.InvariantCulture, $"threw {e.GetType().Name}");
    }
}

async Task WorkAsync(Engine any)
{
    if (naive)
    {
        await NaivePlacing.WorkAsync(any);
        return;
    }

    // A second round finds nothing, or what the first one left due.
    await any.WorkAsync();
    await any.WorkAsync();
}

void Tell(string line) => told.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
