using Hybrid.Neighbors;

namespace Hybrid.Catalog.Tmdb;

/// <summary>Reads each answer completely. An answer that is cut off fails here, where it is retried, and not later in its reader.</summary>
internal sealed class WholeAnswers : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(NeighborBody.Longest, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
