using Hybrid.Daemon.Commands;

return await CommandLine.RunAsync(args, Output.ForThisProcess());
