using Hybrid.Neighbors;
using Hybrid.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Notifying;

/// <summary>Who is told: those that the settings name.</summary>
internal static class Receivers
{
    public const string Webhook = "Webhook";
    public const string Ntfy = "ntfy";
    public const string Discord = "Discord";
    public const string Mail = "E-mail";

    public static IReadOnlyList<string> Names { get; } = [Webhook, Ntfy, Discord, Mail];

    /// <summary>Adds nothing where nobody is to be told.</summary>
    public static IServiceCollection AddNotifying(this IServiceCollection services, HybridSettings settings) =>
        settings.Notify.HasReceiver
            ? services.AddReceivers(settings.Notify).AddSingleton<Outbox>().AddSingleton<Notifier>().AddSingleton<LedgerAlarm>()
            : services;

    public static IServiceCollection AddReceivers(this IServiceCollection services, NotifySettings settings)
    {
        services
            .AddNeighborClient(HttpPost.ClientName, useProxy: true)
            // Discord's reference asks for one.
            .ConfigureHttpClient(client => client.DefaultRequestHeaders.UserAgent.ParseAdd("plex-mcp"));
        return services.AddSingleton(provider => Of(settings, provider.GetRequiredService<IHttpClientFactory>()));
    }

    public static IReadOnlyList<IReceiver> Of(NotifySettings settings, IHttpClientFactory http)
    {
        List<IReceiver> receivers = [];
        if (settings.WebhookUrl is { } webhook)
        {
            receivers.Add(new WebhookReceiver(http, webhook, settings.WebhookSecret));
        }

        if (settings.NtfyUrl is { } ntfy)
        {
            receivers.Add(new NtfyReceiver(http, ntfy, settings.NtfyToken));
        }

        if (settings.DiscordUrl is { } discord)
        {
            receivers.Add(new DiscordReceiver(http, discord));
        }

        if (settings.SmtpUrl is not null)
        {
            receivers.Add(new MailReceiver(settings));
        }

        return receivers;
    }
}
