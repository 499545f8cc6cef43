using System.Globalization;
using BenchmarkDotNet.Running;
using Hybrid.Bench;
using Hybrid.Bench.LibraryIndex;
using Hybrid.Bench.Matching;
using Hybrid.Bench.Naming;
using Hybrid.Bench.Placing;
using Hybrid.Bench.Releases;
using Hybrid.Bench.Reviewing;
using Hybrid.Bench.Watching;

// dotnet run -c Release --project bench -- footprint PLEX-MCP-DAEMON [SECONDS]   what a resting daemon costs, beside transmission-daemon
// dotnet run -c Release --project bench -- approval PLEX-MCP-DAEMON PLEX-MCP     how long an approval waits for its hard link
// dotnet run -c Release --project bench -- reviewer PLEX-MCP [ITEMS]             how long the read tools take in a large ledger (100,000 items)
// dotnet run -c Release --project bench -- script PLEX-MCP-DAEMON [ROUNDS]       how long a finished torrent waits, by script and by poll
// dotnet run -c Release --project bench -- placing [FOLDER]                      how fast files are placed, beside cp
// dotnet run -c Release --project bench -- sweep [FILES]                         what a check of an ingest folder costs (100,000 files)
// dotnet run -c Release --project bench -- library [FILES]                       what the library index costs (100,000 files)
// dotnet run -c Release --project bench -- names FILE                            how fast names are read (bench/names puts other readers beside)
// dotnet run -c Release --project bench -- fuzz FILE COUNT                       whether mutated names break the reader
// dotnet run -c Release --project bench -- fit-weights ANSWERS LABELS…           fits Shared/Matching/weights.json (docs/confidence.md)
// dotnet run -c Release --project bench -- reliability ANSWERS LABELS… [--svg F]  is the confidence honest?
// dotnet run --project bench -- languages ISO-CODES                             writes Shared/Naming/languages.txt
// dotnet run -c Release --project bench -- --filter '*'                          BenchmarkDotNet's own options
if (args is ["footprint", var daemon, .. var rest])
{
    return await Footprint.RunAsync(daemon, rest);
}

if (args is ["approval", var placing, var deciding])
{
    return await ApprovalLatency.RunAsync(placing, deciding);
}

if (args is ["reviewer", var answering, .. var ledgerItems] && ledgerItems.Length < 2)
{
    return await ReviewerLatency.RunAsync(answering, Many(ledgerItems, 100_000));
}

if (args is ["script", var handingOver, .. var rounds] && rounds.Length < 2)
{
    return await ScriptLatency.RunAsync(handingOver, Many(rounds, 5));
}

if (args is ["placing", .. var where] && where.Length < 2)
{
    return await PlacingSpeed.RunAsync(where.FirstOrDefault());
}

if (args is ["sweep", .. var files] && files.Length < 2)
{
    return await SweepCost.RunAsync(Many(files, 100_000));
}

if (args is ["library", .. var standing] && standing.Length < 2)
{
    return await LibraryCost.RunAsync(Many(standing, 100_000));
}

if (args is ["names", var file])
{
    return NameSpeed.Run(file);
}

if (args is ["languages", var isoCodes])
{
    return LanguageTable.Run(isoCodes);
}

if (args is ["fuzz", var seeds, var mutations])
{
    return NameFuzz.Run(seeds, int.Parse(mutations, CultureInfo.InvariantCulture));
}

if (args is ["fit-weights", var answersToFit, .. var labelsToFit])
{
    return FitWeights.Run(answersToFit, labelsToFit);
}

if (args is ["reliability", var answers, .. var labels])
{
    return Reliability.Run(answers, labels);
}

BenchmarkSwitcher.FromAssembly(typeof(Footprint).Assembly).Run(args);
return 0;

static int Many(string[] given, int otherwise) => given is [var many] ? int.Parse(many, CultureInfo.InvariantCulture) : otherwise;
