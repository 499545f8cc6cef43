namespace Hybrid.Neighbors;

/// <summary>Reads the body of an answer up to a limit, so that a neighbor that never stops cannot use up the memory.</summary>
public static class NeighborBody
{
    /// <summary>Bytes. For the answers of every neighbor but Transmission's lists; the longest real one, TMDb's, has about 200 kB.</summary>
    public const int Longest = 16 * 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;

    /// <param name="content">The body, not read yet.</param>
    /// <param name="longest">The most bytes to read.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="HttpRequestException">With <see cref="HttpRequestError.ConfigurationLimitExceeded"/>: it is longer.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int longest, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > longest)
        {
            throw TooLong();
        }

        await using Stream stream = await content.ReadAsStreamAsync(cancellation);
        byte[] buffer = new byte[Math.Min(longest, content.Headers.ContentLength is { } told ? (int)Math.Max(told, 1) : FirstBuffer)];
        int length = 0;
        while (true)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
            length += read;
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            if (length == buffer.Length)
            {
                if (length == longest)
                {
                    throw TooLong();
                }

                Array.Resize(ref buffer, (int)Math.Min(longest, buffer.Length * 2L));
            }
        }
    }

    private static HttpRequestException TooLong() =>
        new(HttpRequestError.ConfigurationLimitExceeded, "The answer is longer than any that is expected.");
}
