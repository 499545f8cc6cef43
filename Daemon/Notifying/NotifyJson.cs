using System.Text.Json.Serialization;

namespace Hybrid.Daemon.Notifying;

/// <summary>What the receivers that read JSON get. The webhook's shape is in docs/notifications.md.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WebhookBody))]
[JsonSerializable(typeof(NtfyBody))]
[JsonSerializable(typeof(DiscordBody))]
internal sealed partial class NotifyJson : JsonSerializerContext;
