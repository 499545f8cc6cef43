using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Hybrid.Daemon.Working;

/// <summary>Asks for a job to run now. Several requests before it begins mean one run; a request while it runs means one more run.</summary>
public sealed class JobSignals
{
    private readonly ConcurrentDictionary<JobName, Channel<bool>> _signals = new();

    public void Raise(JobName job) => Of(job).Writer.TryWrite(true);

    /// <summary>Waits until the job is asked for, and consumes the request.</summary>
    public async Task NextAsync(JobName job, CancellationToken cancellationToken) => await Of(job).Reader.ReadAsync(cancellationToken);

    private Channel<bool> Of(JobName job) =>
        _signals.GetOrAdd(
            job,
            _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite })
        );
}
