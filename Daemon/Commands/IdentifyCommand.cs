using System.CommandLine;
using System.Threading.Channels;
using Hybrid.Daemon.Hosting;
using Hybrid.Daemon.Identifying;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Daemon.Commands;

/// <summary>Everything up to the verdict, for names, paths or a torrent client's description of a download. Changes nothing but the catalog's cache.</summary>
public static class IdentifyCommand
{
    /// <summary>So many are under way at once; the answers keep the order of the questions.</summary>
    private const int Window = 8;

    public static Command Create(Output output, Option<bool> json)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description =
                "Names or paths. Without any, reads one per line from standard input. A line that begins with { is a JSON object: {id, name, files: [{path, bytes, seconds}], seconds}.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("identify", "Identify downloads and print the evidence. Files nothing.") { paths };
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
        Identifier identifier = services.GetRequiredService<Identifier>();

        // The reader is ahead of the printer by a window, and neither waits for the other: who asks one line at a time gets each answer at once.
        var window = Channel.CreateBounded<Task<IdentifyAnswer>>(
            new BoundedChannelOptions(Window) { SingleReader = true, SingleWriter = true }
        );
        var asking = Task.Run(
            () => AskAsync(identifier, InputLines.Of(arguments, output.Input), window.Writer, cancellationToken),
            cancellationToken
        );
        int end = ExitCode.Ok;
        await foreach (Task<IdentifyAnswer> answer in window.Reader.ReadAllAsync(cancellationToken))
        {
            end = Math.Max(end, Print(output, await answer, json));
        }

        await asking;
        return end;
    }

    private static async Task AskAsync(
        Identifier identifier,
        IEnumerable<string> lines,
        ChannelWriter<Task<IdentifyAnswer>> window,
        CancellationToken cancellationToken
    )
    {
        try
        {
            int number = 0;
            foreach (string line in lines)
            {
                await window.WriteAsync(AnswerAsync(identifier, line, ++number, cancellationToken), cancellationToken);
            }
        }
        finally
        {
            window.Complete();
        }
    }

    private static async Task<IdentifyAnswer> AnswerAsync(
        Identifier identifier,
        string line,
        int number,
        CancellationToken cancellationToken
    )
    {
        if (IdentifyQuestion.Read(line, out Misreading? misreading) is not { } question)
        {
            return IdentifyAnswer.NotUnderstood(line, number, misreading!);
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
                $"  {answer.Verdict}: {Format.Title(answer.Title ?? "nothing found", answer.Year)}, confidence {Format.Confidence(answer.Confidence)}"
            );
            if (answer.Lead is { } lead)
            {
                output.Say($"  {lead}");
            }

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
            using var single = SingleDaemon.TryTake(settings.DataDir);
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
