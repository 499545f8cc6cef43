using System.Net.Http.Json;
using System.Text;
using Hybrid.Neighbors;

namespace Hybrid.Daemon.Notifying;

/// <summary>Posts to a channel's webhook. Nobody is mentioned, and a name is shown as it is: https://docs.discord.com/developers/resources/webhook.</summary>
internal sealed class DiscordReceiver(IHttpClientFactory http, Secret url) : IReceiver
{
    private const int LongestContent = 2000;
    private const int LongestDescription = 4096;

    /// <summary>What means something in Discord's markdown, in links and in mentions; a backslash takes the meaning away.</summary>
    private const string Meaningful = "\\*_~`|<>#[]()@:-";

    private readonly HttpPost _post = new(http, Receivers.Discord, "NOTIFY_DISCORD_URL");

    public string Name => Receivers.Discord;

    public async Task<Fault?> SendAsync(Message message, CancellationToken cancellationToken)
    {
        var body = new DiscordBody(
            Escape(message.Title, LongestContent),
            [new DiscordEmbed(Escape(message.Text, LongestDescription))],
            new DiscordMentions([])
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, url.Value)
        {
            Content = JsonContent.Create(body, NotifyJson.Default.DiscordBody),
        };
        return await _post.SendAsync(request, cancellationToken);
    }

    /// <summary>Never cut between a backslash and what it belongs to.</summary>
    internal static string Escape(string text, int longest)
    {
        var escaped = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            string shown = rune.IsAscii && Meaningful.Contains((char)rune.Value) ? $"\\{rune}" : rune.ToString();
            if (escaped.Length + shown.Length >= longest)
            {
                return escaped.Append('…').ToString();
            }

            escaped.Append(shown);
        }

        return escaped.ToString();
    }
}

internal sealed record DiscordBody(string Content, IReadOnlyList<DiscordEmbed> Embeds, DiscordMentions AllowedMentions);

internal sealed record DiscordEmbed(string Description);

internal sealed record DiscordMentions(IReadOnlyList<string> Parse);
