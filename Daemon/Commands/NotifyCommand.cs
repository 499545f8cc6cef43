using System.CommandLine;
using Hybrid.Daemon.Notifying;
using Hybrid.Neighbors;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>Tests the notification receivers.</summary>
public static class NotifyCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var test = new Command(
            "test",
            "Send a test message to every receiver that is set, even in quiet hours. Exit code: 0 if all accepted it, otherwise 4."
        );
        test.SetAction((parsed, cancellationToken) => TestAsync(output, parsed.GetValue(json), cancellationToken));
        return new Command("notify", "Test the notification receivers.") { test };
    }

    private static async Task<int> TestAsync(Output output, bool asJson, CancellationToken cancellationToken)
    {
        if (LoadedSettings.OrTell(output) is not { Settings: var settings })
        {
            return ExitCode.Usage;
        }

        if (!settings.Notify.HasReceiver)
        {
            output.Error(
                "No notification receiver is set. Set NOTIFY_WEBHOOK_URL, NOTIFY_NTFY_URL, NOTIFY_DISCORD_URL or NOTIFY_SMTP_URL."
            );
            return ExitCode.Refused;
        }

        await using ServiceProvider services = new ServiceCollection().AddLogging().AddReceivers(settings.Notify).BuildServiceProvider();
        var message = Message.Test(TimeProvider.System.GetUtcNow());
        bool all = true;
        foreach (IReceiver receiver in services.GetRequiredService<IReadOnlyList<IReceiver>>())
        {
            Fault? fault = await receiver.SendAsync(message, cancellationToken);
            all &= fault is null;
            var answer = new NotifyAnswer(receiver.Name, fault is null, fault?.Sentence ?? "The message was accepted.");
            if (asJson)
            {
                output.Json(answer, CommandJson.Default.NotifyAnswer);
            }
            else
            {
                output.Say($"{answer.Receiver}: {answer.Sentence}");
            }
        }

        return all ? ExitCode.Ok : ExitCode.Refused;
    }
}

/// <param name="Took">Whether it accepted the message.</param>
internal sealed record NotifyAnswer(string Receiver, bool Took, string Sentence);
