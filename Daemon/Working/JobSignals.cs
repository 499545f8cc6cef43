using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Hybrid.Daemon.Working;

/// <summary>Has a job run now. However often it is asked for before it begins, it runs once; asked for while it runs, it runs once more.</summary>
public sealed class JobSignals
{
    private readonly ConcurrentDictionary<JobName, Channel<bool>> _signals = new();

    public void Raise(JobName job) => Of(job).Writer.TryWrite(true);

    /// <summary>Returns when the job has been asked for, and takes the signal.</summary>
    public async Task NextAsync(JobName job, CancellationToken cancellationToken) => await Of(job).Reader.ReadAsync(cancellationToken);

    private Channel<bool> Of(JobName job) =>
        _signals.GetOrAdd(
            job,
            _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite })
        );
}
