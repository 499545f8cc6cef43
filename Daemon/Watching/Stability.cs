using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Hybrid.Daemon.Watching;

/// <summary>Remembers each entry's state at the last sweep. An entry that is unchanged twice is complete. A restart loses this and costs one more sweep.</summary>
public sealed class Stability
{
    private readonly Dictionary<string, Sighting> _sightings = new(StringComparer.Ordinal);

    /// <param name="leastGap">Two looks less than this apart count as one.</param>
    public StabilityVerdict Look(Report report, DateTimeOffset now, TimeSpan leastGap)
    {
        UInt128 looks = Looks(report);
        if (!_sightings.TryGetValue(report.Key, out Sighting? last) || last.Looks != looks)
        {
            _sightings[report.Key] = new Sighting(looks, now, Taken: false);
            return StabilityVerdict.Changing;
        }

        if (last.Taken)
        {
            return StabilityVerdict.TakenBefore;
        }

        // In both directions: a clock that was set back must not delay an entry until it catches up.
        return (now - last.Since).Duration() < leastGap ? StabilityVerdict.Changing : StabilityVerdict.Stable;
    }

    /// <summary>Whether the entry has looked the same for this long.</summary>
    public bool HasLainStill(string key, TimeSpan time, DateTimeOffset now) =>
        _sightings.TryGetValue(key, out Sighting? last) && (now - last.Since).Duration() >= time;

    public bool WasTaken(string key) => _sightings.TryGetValue(key, out Sighting? last) && last.Taken;

    public void MarkTaken(Report report) => _sightings[report.Key] = new Sighting(Looks(report), default, Taken: true);

    /// <summary>Forgets what is no longer there.</summary>
    public void KeepOnly(IReadOnlySet<string> keys)
    {
        foreach (string gone in _sightings.Keys.Where(k => !keys.Contains(k)).ToArray())
        {
            _sightings.Remove(gone);
        }
    }

    /// <summary>A hash, because a report may have many files and is kept until the entry is gone.</summary>
    private static UInt128 Looks(Report report)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ReportedFile file in report.Files)
        {
            hash.AppendData(
                MemoryMarshal.AsBytes(
                    string.Create(CultureInfo.InvariantCulture, $"{file.Path}\0{file.Bytes}\0{file.ModifiedAt.UtcTicks}\0{file.Wanted}\n")
                        .AsSpan()
                )
            );
        }

        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(whole);
        return BinaryPrimitives.ReadUInt128LittleEndian(whole);
    }

    private sealed record Sighting(UInt128 Looks, DateTimeOffset Since, bool Taken);
}

public enum StabilityVerdict
{
    /// <summary>New, or different from the last look.</summary>
    Changing,

    /// <summary>Unchanged since the last look.</summary>
    Stable,

    /// <summary>Unchanged, and already in the ledger.</summary>
    TakenBefore,
}
