using FluentValidation;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Commands;

/// <summary>What <c>process</c> was asked for.</summary>
internal sealed record ProcessRequest(string Path, string? Hash);

internal sealed class ProcessRequestRules : AbstractValidator<ProcessRequest>
{
    public ProcessRequestRules()
    {
        RuleFor(r => r.Path)
            .Must(path => File.Exists(path) || Directory.Exists(path))
            .WithMessage(r => $"PATH: there is no file or folder {r.Path}.");
        RuleFor(r => r.Hash)
            .Must(hash => hash is null || InfoHash.Checked(hash) is not null)
            .WithMessage("--hash: an info hash has 40 hexadecimal digits (64 for a v2 torrent).");
    }
}
