using FluentValidation;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Commands;

/// <summary>The arguments of <c>process</c>.</summary>
internal sealed record ProcessRequest(string Path, string? Hash);

internal sealed class ProcessRequestRules : AbstractValidator<ProcessRequest>
{
    public ProcessRequestRules()
    {
        RuleFor(r => r.Path)
            .Must(path => File.Exists(path) || Directory.Exists(path))
            .WithMessage(r => $"PATH: no such file or folder: {r.Path}");
        RuleFor(r => r.Hash)
            .Must(hash => hash is null || InfoHash.Checked(hash) is not null)
            .WithMessage("--hash takes an info hash: 40 hexadecimal digits, or 64 for a v2 torrent.");
    }
}
