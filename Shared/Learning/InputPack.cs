using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Hybrid.Matching;

namespace Hybrid.Learning;

/// <summary>An input as the ledger stores it: JSON, compressed, and bounded.</summary>
public static class InputPack
{
    /// <summary>Per item. Most need 1 to 4 KiB; a common name, with all its translations, needs more.</summary>
    public const int MostBytes = 32 * 1024;

    private const int MostFiles = 500;
    private const int MostContenders = 60;

    /// <summary>A hostile or damaged row must not fill memory.</summary>
    private const int MostUnpacked = 4 * 1024 * 1024;

    public static byte[] Pack(IdentifyInput input)
    {
        int files = Math.Min(MostFiles, input.Files.Count);
        int candidates = Math.Min(MostContenders, input.Field.Count);
        byte[] packed = Compress(Cut(input, files, candidates));
        while (packed.Length > MostBytes && (files > 1 || candidates > 0))
        {
            // The likeliest candidate goes last: without it nothing can be weighed again.
            (files, candidates) = candidates > 1 || files <= 1 ? (files, candidates / 2) : (files / 2, candidates);
            packed = Compress(Cut(input, files, candidates));
        }

        return packed;
    }

    /// <returns>Null where this version cannot read it, or where the row is damaged.</returns>
    public static IdentifyInput? Unpack(byte[] packed)
    {
        byte[] json = ArrayPool<byte>.Shared.Rent(MostUnpacked);
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            int length = brotli.ReadAtLeast(json, MostUnpacked, throwOnEndOfStream: false);
            return JsonSerializer.Deserialize(json.AsSpan(0, length), InputJson.Default.IdentifyInput);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    private static IdentifyInput Cut(IdentifyInput input, int files, int candidates) =>
        input with
        {
            Files = [.. input.Files.Take(files)],
            Field = [.. input.Field.Take(candidates).Select(Bare)],
            LeftOut = input.LeftOut + input.Field.Count - candidates,
        };

    private static CandidateDetails Bare(CandidateDetails candidate) =>
        candidate with
        {
            Title = candidate.Title with { Overview = null, PosterPath = null },
            Details = candidate.Details is { } details
                ? details with
                {
                    Title = details.Title with { Overview = null, PosterPath = null },
                }
                : null,
        };

    private static byte[] Compress(IdentifyInput input)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(brotli, input, InputJson.Default.IdentifyInput);
        }

        return packed.ToArray();
    }
}
