namespace Hybrid.Catalog.Tmdb;

/// <summary>Reads each answer completely. An answer that is cut off fails here, where it is retried, and not later in its reader.</summary>
internal sealed class WholeAnswers : DelegatingHandler
{
    /// <summary>Bytes. The longest real answer, a movie with 60 translations, has about 200 kB.</summary>
    private const long Longest = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(Longest, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
