using BenchmarkDotNet.Running;
using Hybrid.Bench;

// dotnet run -c Release --project bench -- footprint PLEX-MCP-DAEMON [SECONDS]   what a resting daemon costs, beside transmission-daemon
// dotnet run -c Release --project bench -- --filter '*'                          BenchmarkDotNet's own options
if (args is ["footprint", var daemon, .. var rest])
{
    return await Footprint.RunAsync(daemon, rest);
}

BenchmarkSwitcher.FromAssembly(typeof(Footprint).Assembly).Run(args);
return 0;
