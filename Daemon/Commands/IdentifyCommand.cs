using System.CommandLine;
using Hybrid.Ingestion;
using Hybrid.Settings;
using Hybrid.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Commands;

/// <summary>Everything up to the verdict, for names, paths or a torrent client's description of a download. Changes nothing but the catalogue's cache.</summary>
public static class IdentifyCommand
{
    /// <summary>So many are under way at once; the answers keep the order of the questions.</summary>
    private const int Window = 8;

    public static Command Create(Output output, Option<bool> json)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description =
                "Names or paths; without any, one a line from standard input. A line that begins with { is an object {id, name, files: [{path, bytes, seconds}], seconds}.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("identify", "Work out what downloads are, with all evidence, and change nothing.") { paths };
        command.SetAction(
            (parsed, cancellationToken) => RunAsync(output, parsed.GetValue(paths), parsed.GetValue(json), cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(Output output, string[]? arguments, bool json, CancellationToken cancellationToken)
    {
        if (LoadedSettings.OrTell(output) is not { Settings: var settings })
        {
            return ExitCode.Usage;
        }

        await using ServiceProvider services = new ServiceCollection().AddLogging().AddEngine(settings).BuildServiceProvider();
        await PrepareCacheAsync(services, settings, cancellationToken);
        var identifier = services.GetRequiredService<Identifier>();
        int end = ExitCode.Ok;
        var window = new Queue<Task<IdentifyAnswer>>();
        foreach (string line in Lines.Of(arguments, output.Input))
        {
            cancellationToken.ThrowIfCancellationRequested();
            window.Enqueue(AnswerAsync(identifier, line, cancellationToken));
            if (window.Count >= Window)
            {
                end = Math.Max(end, Print(output, await window.Dequeue(), json));
            }
        }

        while (window.TryDequeue(out Task<IdentifyAnswer>? rest))
        {
            end = Math.Max(end, Print(output, await rest, json));
        }

        return end;
    }

    private static async Task<IdentifyAnswer> AnswerAsync(Identifier identifier, string line, CancellationToken cancellationToken)
    {
        if (IdentifyQuestion.Read(line) is not { } question)
        {
            return IdentifyAnswer.NotUnderstood(line);
        }

        return IdentifyAnswer.Of(question, await identifier.IdentifyAsync(question.Subject, cancellationToken));
    }

    private static int Print(Output output, IdentifyAnswer answer, bool json)
    {
        if (json)
        {
            output.Json(answer, IdentifyJson.Default.IdentifyAnswer);
        }
        else if (answer.Error is not null)
        {
            output.Error($"{answer.Input}: {answer.Error}");
        }
        else
        {
            output.Say($"{answer.Input}");
            output.Say(
                $"  {answer.Verdict}: {Show.Title(answer.Title ?? "nothing found", answer.Year)}, confidence {Show.Confidence(answer.Confidence)}"
            );
            foreach (string reason in answer.Reasons)
            {
                output.Say($"  {reason}");
            }

            CandidateTable.Print(output, answer.Cards);
        }

        return answer.ExitCode;
    }

    /// <summary>The cache lives in the ledger. Where no daemon runs, the ledger is made or brought up to date for it.</summary>
    private static async Task PrepareCacheAsync(IServiceProvider services, HybridSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            using SingleDaemon? single = SingleDaemon.TryTake(settings.DataDir);
            if (single is not null)
            {
                await LedgerStart.BringUpAsync(services, NullLogger.Instance, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written, nothing is kept, and the answers are the same.
        }
    }
}
