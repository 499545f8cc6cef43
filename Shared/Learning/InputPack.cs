using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Hybrid.Matching;

namespace Hybrid.Learning;

/// <summary>IdentifyInput as the ledger stores them: JSON, compressed, and bounded.</summary>
public static class InputPack
{
    /// <summary>Per item. Most need 1 to 4 KiB; a common name, with all its translations, needs more.</summary>
    public const int MostBytes = 32 * 1024;

    private const int MostFiles = 500;
    private const int MostContenders = 60;

    /// <summary>A hostile or damaged row must not fill memory.</summary>
    private const int MostUnpacked = 4 * 1024 * 1024;

    public static byte[] Pack(IdentifyInput facts)
    {
        int files = Math.Min(MostFiles, facts.Files.Count);
        int contenders = Math.Min(MostContenders, facts.Field.Count);
        byte[] packed = Compress(Cut(facts, files, contenders));
        while (packed.Length > MostBytes && (files > 1 || contenders > 0))
        {
            // The likeliest contender goes last: without it nothing can be weighed again.
            (files, contenders) = contenders > 1 || files <= 1 ? (files, contenders / 2) : (files / 2, contenders);
            packed = Compress(Cut(facts, files, contenders));
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

    private static IdentifyInput Cut(IdentifyInput facts, int files, int contenders) =>
        facts with
        {
            Files = [.. facts.Files.Take(files)],
            Field = [.. facts.Field.Take(contenders).Select(Bare)],
            LeftOut = facts.LeftOut + facts.Field.Count - contenders,
        };

    private static CandidateDetails Bare(CandidateDetails contender) =>
        contender with
        {
            Title = contender.Title with { Overview = null, PosterPath = null },
            Details = contender.Details is { } details
                ? details with
                {
                    Title = details.Title with { Overview = null, PosterPath = null },
                }
                : null,
            Episodes = [.. contender.Episodes.Select(episode => episode with { Name = null })],
        };

    private static byte[] Compress(IdentifyInput facts)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(brotli, facts, InputJson.Default.IdentifyInput);
        }

        return packed.ToArray();
    }
}
