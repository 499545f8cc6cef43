using Hybrid.Commands;

return await CommandLine.RunAsync(args, Output.ForThisProcess());
